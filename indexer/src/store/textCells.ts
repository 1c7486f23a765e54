import type { Hex } from "viem";

/** How `textRows` gives a value. */
type Cell = string | null | undefined;

/** Written by PostgreSQL as `\\x…`. */
export const readBytes = (cell: Cell): Hex => `0x${(cell ?? "\\x").slice(2)}`;
export const readBytesOrNull = (cell: Cell) => (cell ? readBytes(cell) : null);
export const readNumberOrNull = (cell: Cell) => (cell ? Number(cell) : null);
export const readJsonOrNull = <T>(cell: Cell): T | null => (cell ? (JSON.parse(cell) as T) : null);
