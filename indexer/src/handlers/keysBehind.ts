import type { Changes } from "./changes.ts";
import type { ChainEvent } from "./decodeLog.ts";
import type { Named } from "./keysOf.ts";
import { idHex } from "./words.ts";

/** The rows that an event reads or writes and that only the rows of `keysOf` tell: what a superseded work named as its parents. */
export function keysBehind(event: ChainEvent, changes: Changes): Named[] {
  if (event.eventName !== "Superseded") return [];
  const id = idHex(event.args.id);
  const parents = changes.get("works", id)?.parents ?? [];
  return parents.flatMap((parent, index): Named[] => [
    ["works", parent],
    ["edges", id, index],
  ]);
}
