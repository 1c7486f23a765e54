import type { Measurement } from "../Row.ts";
import type { History, Latency } from "./measure.ts";

/** One database's histories: ours, Ponder's with the least handler, and Ponder's with one that keeps what ours keeps. */
export interface Measured {
  database: string;
  ours: History;
  least: History;
  full: History;
}

const LEAST = "Ponder 0.17.7, one insert and one upsert";
const FULL = "Ponder 0.17.7, the rows and indexes that ours has";

/** Of reading the chain's history. */
export function historyRows(works: number, limit: number, all: readonly Measured[]): Measurement[] {
  return all.flatMap(({ database, ours, least, full }) => {
    const name = `history, ${works} works, ${database}`;
    const base = { better: "higher" as const, unit: "works/s" };
    const clock = {
      ...base,
      name: `${name}: on the clock`,
      ours: ours.rate,
      limit,
      target: Math.max(3 * least.rate, 0.4 * limit),
      profile: `${(ours.rate / least.rate).toFixed(1)} times Ponder's (3), ${((100 * ours.rate) / limit).toFixed(0)} % of reading alone (40)`,
    };
    const cpu = {
      ...base,
      name: `${name}: by processor time`,
      ours: ours.cpuRate,
      limit: null,
      target: least.cpuRate === null ? null : 3 * least.cpuRate,
    };
    const about =
      "ours is the whole product: works with seven indexes, contents, manifests, authors' and campaigns' counts, from every log of five contracts. Limit: eth_getLogs of the same logs, parsed and decoded by hand, nothing kept. Target: three times Ponder's least, or 40 % of the limit, whichever is more";
    const used = "works in a second of processor time, indexer and database together, the chain's node not counted";
    return [
      { ...clock, peer: least.rate, peerName: LEAST, note: about },
      { ...clock, peer: full.rate, peerName: FULL, note: "Ponder makes its indexes after the history" },
      { ...cpu, peer: least.cpuRate, peerName: LEAST, note: used },
      { ...cpu, peer: full.cpuRate, peerName: FULL, note: used },
    ];
  });
}

/** Of following it. */
export function latencyRows(
  asked: readonly { name: string; ours: Latency; peer: Latency }[],
  others: readonly { name: string; note: string; latency: Latency }[],
): Measurement[] {
  const targets = { p50: 150, p99: 600 };
  const base = { unit: "ms", better: "lower" as const, limit: null };
  const note = "from a block's being there to its work's being in the API's newest, PostgreSQL, sixty blocks";
  return (["p50", "p99"] as const).flatMap((share) => [
    ...asked.map(({ name, ours, peer }) => ({
      ...base,
      name: `block to API row, ${name}, ${share}`,
      ours: ours[share],
      peer: peer[share],
      peerName: "Ponder 0.17.7",
      target: targets[share],
      note,
    })),
    ...others.map((other) => ({
      ...base,
      name: `block to API row, ${other.name}, ${share}`,
      ours: other.latency[share],
      peer: null,
      peerName: null,
      target: targets[share],
      note: `${note}; ${other.note}`,
    })),
  ]);
}
