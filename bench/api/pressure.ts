import { Agent } from "node:http";
import { ask } from "./ask.ts";

/** What an API did under load. */
export interface Pressure {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Requests at a time: more than one process can work on, fewer than make a queue the measure. */
const AT_ONCE = 16;

/**
 * Asks over and over, on connections that are kept, for some seconds after a second of warming up. An answer that isn't 200 ends it.
 *
 * @param pathOf the n-th path
 */
export async function pressure(url: string, pathOf: (n: number) => string, seconds: number): Promise<Pressure> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const times: number[] = [];
  const begin = performance.now() + 1_000;
  const end = begin + seconds * 1_000;
  let n = 0;
  const client = async () => {
    for (let now = performance.now(); now < end; now = performance.now()) {
      await ask(agent, `${url}${pathOf(n++)}`);
      if (now >= begin) times.push(performance.now() - now);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}
