import { spawn } from "node:child_process";
import { Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { withParent } from "../../../scripts/runtime/withParent.ts";
import { peakOf } from "../../../test/support/peakOf.ts";
import { ask } from "../../api/ask.ts";
import { report } from "../../report.ts";
import { randomWords } from "../works.ts";

// The API, a process of its own, asked for the gallery's pages by many at once: 50 works each, with and without filters, by keyset.
const [, , , , database = ""] = process.argv;
const AT_ONCE = 16;
const SECONDS = 10;
/** Between the two measurements: the same load, until what is asked for again and again lies in memory. */
const WARMING = 60;
const main = fileURLToPath(new URL("../../../indexer/src/api/main.ts", import.meta.url));
const child = spawn(...withParent(process.execPath, [main]), {
  env: { ...process.env, DATABASE_URL: database, PORT: "0", LOG_LEVEL: "info" },
  stdio: ["ignore", "pipe", "pipe"],
});
let said = "";
const port = await new Promise<number>((resolve, reject) => {
  const hear = (chunk: Buffer) => {
    if (said.length < 100_000) said += chunk.toString();
    const found = /"port":(\d+)/.exec(said)?.[1];
    if (found) resolve(Number(found));
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  child.once("exit", () => reject(new Error(`the API ended: ${said}`)));
});
const base = `http://127.0.0.1:${port}/v1/works?campaign=1&limit=50`;
const filters = ["", "&aiUse=none", "&sort=score", "&standing=any", "&search=ember"];

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Where the next page begins: the last thing that a page says. */
async function page(url: string): Promise<string | null> {
  const end = (await ask(agent, url)).subarray(-600).toString();
  const next = /"next":(?:null|"([\w-]+)")\}$/.exec(end);
  if (next === null) throw new Error(`${url} doesn't end as a page: ${end}`);
  return next[1] ?? null;
}

/** One person turns pages: of what was asked for, the next, and the next. */
async function person(seed: number, until: number, times: number[]): Promise<void> {
  const next = randomWords(seed);
  let cursor: string | null = null;
  let filter = "";
  while (performance.now() < until) {
    if (cursor === null || next() % 5 === 0) [filter, cursor] = [filters[next() % filters.length] ?? "", null];
    const from = performance.now();
    cursor = await page(`${base}${filter}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    times.push(performance.now() - from);
  }
}

let people = 0;
/** So many at once, for some seconds, and nobody of those before. */
async function everybody(seconds: number) {
  const times: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  await Promise.all(Array.from({ length: AT_ONCE }, () => person(++people, until, times)));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { seconds: (performance.now() - start) / 1000, requests: times.length, p50: at(0.5), p99: at(0.99) };
}
// Compiled once.
await everybody(2);
const cold = await everybody(SECONDS);
await everybody(WARMING);
const warm = await everybody(SECONDS);
const apiPeak = peakOf(child.pid ?? 0);
child.removeAllListeners("exit");
child.kill("SIGTERM");
agent.destroy();
report({
  ...warm,
  coldSeconds: cold.seconds,
  coldRequests: cold.requests,
  coldP50: cold.p50,
  coldP99: cold.p99,
  apiPeak,
});
