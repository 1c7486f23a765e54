import { type Ports, randomPorts } from "../../../scripts/runtime/ports.ts";

/** Below those that an operating system gives to outgoing connections, which could take one before its service does. */
const FIRST = 20_000;
const EACH = 2_000;

/** Free ports of a worker's own: workers start side by side, and none may draw what another has drawn. */
export function workerPorts(parallelIndex: number): Promise<Ports> {
  const from = FIRST + parallelIndex * EACH;
  return randomPorts([from, from + EACH - 1]);
}
