import { type Ports, randomPorts } from "../../scripts/runtime/ports.ts";

/**
 * Below those that the system gives to whoever asks for any, which could take one before its service does; and below those of the browser's
 * tests.
 */
const FIRST = 10_000;
const EACH = 1_000;

/** Free ports of this worker's own: files of tests run side by side, and none may draw what another has drawn. */
export function workerPorts(): Promise<Ports> {
  const from = FIRST + Number(process.env.VITEST_POOL_ID ?? 0) * EACH;
  return randomPorts([from, from + EACH - 1]);
}
