import type { CrowdChain } from "./crowdChain.ts";
import { type Indexer, pause } from "./Indexer.ts";
import { processorTime } from "./processorTime.ts";

export interface History {
  /** Works a second, on the clock. */
  rate: number;
  /** Works a second of processor time, of the indexer and its database; null where it isn't known. */
  cpuRate: number | null;
}

/**
 * Waits until all works are served, and says how fast that was. Call it as soon as the API answers.
 *
 * @param options.finish what is left to do then, on the same clock
 */
export async function measureHistory(
  indexer: Indexer,
  {
    works,
    lastBlock,
    database,
    finish,
  }: { works: number; lastBlock: number; database: readonly number[]; finish?: () => Promise<void> },
): Promise<History> {
  const pids = [indexer.pid, ...database];
  const before = processorTime(pids);
  const start = performance.now();
  while (!((await indexer.ready()) && (await indexer.newestBlock()) >= lastBlock)) await pause(25);
  await finish?.();
  const seconds = (performance.now() - start) / 1000;
  const after = processorTime(pids);
  return {
    rate: works / seconds,
    cpuRate: before === null || after === null ? null : works / Math.max(after - before, 0.01),
  };
}

/** Blocks whose way into the API is timed. */
const BLOCKS = 60;

export interface Latency {
  p50: number;
  p99: number;
}

/** Milliseconds from a block's being there to its work's being served, at moments that no poll can be in step with. */
export async function measureLatency(indexer: Indexer, { certify }: CrowdChain): Promise<Latency> {
  const times: number[] = [];
  for (let block = 0; block < BLOCKS; block++) {
    await pause(150 + ((block * 97) % 250));
    const number = await certify(1);
    const start = performance.now();
    while ((await indexer.newestBlock()) < number) await pause(4);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
