/**
 * The gas of the core paths as it is committed in `gas-snapshot.json`. A change that nobody meant fails here; one that was
 * meant is written down by `npm run generate -- --gas`, and shows in the diff.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";

const path = new URL("../gas-snapshot.json", import.meta.url);

/**
 * Two runs differ by 12 gas for each byte of calldata that is zero in one of them only: times, and hashes and signatures
 * over them. A storage read costs 100 at least, so that none can hide in this.
 */
const TOLERANCE = 60;

const read = () => JSON.parse(readFileSync(path, "utf8")) as Record<string, number>;

/** Holds an operation's gas against the snapshot; with `GAS_SNAPSHOT=write`, writes it there instead. */
export function checkGas(operation: string, used: number): void {
  const snapshot = read();
  const before = snapshot[operation];
  if (before !== undefined && Math.abs(used - before) <= TOLERANCE) return;
  if (process.env.GAS_SNAPSHOT === "write") {
    const entries = Object.entries({ ...snapshot, [operation]: used }).sort(([a], [b]) => (a < b ? -1 : 1));
    writeFileSync(path, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
    return;
  }
  const advice = "If that was meant: npm run generate -- --gas, and commit test/contracts/gas-snapshot.json";
  expect.fail(`${operation}: ${used} gas, and the snapshot has ${before ?? "nothing"}. ${advice}`);
}
