import type { Measurement, Row } from "./Row.ts";

/**
 * A measurement as a row, with its ratio.
 *
 * @example toRow({ name: "claim", unit: "gas", ours: 80, peer: 100, … }).ratio // 0.8
 */
export function toRow({ name, unit, ours, peer, peerName, limit, target }: Measurement): Row {
  const against = peerName === null ? limit : peer;
  const ratio = ours === null || against === null || against === 0 ? null : Number((ours / against).toFixed(3));
  return { name, unit, ours, peer, peerName, limit, target, ratio };
}
