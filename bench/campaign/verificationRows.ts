import type { Measurement } from "../Row.ts";
import type { Figures } from "../runStep.ts";

/** Signed contributions verified in a second: on one core beside viem and the bare recovery, and by all threads over the whole campaign. */
export function verificationRows(verified: Figures, limits: Figures): Measurement[] {
  const limit = limits.number("limit");
  const base = { unit: "1/s", better: "higher" as const };
  return [
    {
      ...base,
      name: "verify signed contributions, a second of one core",
      ours: limits.number("ours"),
      peer: limits.number("viem"),
      peerName: "viem",
      limit,
      target: 8_000,
      note: "limit: the bare recovery by libsecp256k1; ours with the file's parsing, all hashing, the tree's leaves and root",
    },
    {
      ...base,
      name: "verify signed contributions, both cores, on the clock",
      ours: verified.number("leaves") / verified.number("seconds"),
      peer: null,
      peerName: null,
      limit: 2 * limit,
      target: null,
      note: "limit: twice that of one core",
    },
    {
      ...base,
      name: "verify signed contributions on threads, a second of processor time",
      ours: verified.number("leaves") / verified.number("cpu"),
      peer: null,
      peerName: null,
      limit,
      target: null,
      note: "the runtime's start and its compiling counted in",
    },
  ];
}
