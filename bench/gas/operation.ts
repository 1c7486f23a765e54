import type { Measurement } from "../Row.ts";
import type { Peer } from "./Peer.ts";

export interface Operation {
  name: string;
  ours: number | null;
  limit: number | null;
  target: number | null;
  /** What the limit is and how it was measured. */
  note: string;
  /** Where it goes; told where the target is missed. */
  profile?: string;
}

/** An operation as rows, one a peer; one without a peer where it has none. */
export function operation(
  { name, ours, limit, target, note, profile }: Operation,
  peers: readonly Peer[] = [],
): Measurement[] {
  const row = {
    name,
    unit: "gas",
    ours,
    limit,
    target,
    better: "lower" as const,
    ...(profile === undefined ? {} : { profile }),
  };
  if (peers.length === 0) return [{ ...row, peer: null, peerName: null, note }];
  return peers.map((peer, index) => ({
    ...row,
    peer: peer.gas,
    peerName: peer.name,
    note: [index === 0 ? note : "", peer.note ?? ""].filter((part) => part !== "").join("; "),
  }));
}
