import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where local runs keep everything: `.colophon/` in the checkout (ignored by git) unless `COLOPHON_DATA` says otherwise. */
export function dataFolder(): string {
  const named = process.env.COLOPHON_DATA;
  return named === undefined || named === "" ? join(root, ".colophon") : resolve(named);
}

/** What lies where in a data folder. */
export function pathsIn(dataDir: string) {
  return {
    chain: join(dataDir, "chain"),
    ipfs: join(dataDir, "ipfs"),
    index: join(dataDir, "index"),
    relay: join(dataDir, "relay"),
    /** What the relay has of uploads that aren't on IPFS yet. */
    files: join(dataDir, "files"),
    logs: join(dataDir, "logs"),
    lock: join(dataDir, "running.json"),
    deployment: join(dataDir, "deployment.json"),
    /** Written once chain and demo data are complete; without it a chain is a half-made one. */
    made: join(dataDir, "made.json"),
  };
}
