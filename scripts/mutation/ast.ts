import { z } from "zod";

const node = z.looseObject({ nodeType: z.string(), src: z.string(), id: z.number().optional() });

/** A node of solc's syntax tree. What it holds depends on its type; read it with the functions below. */
export type Node = z.infer<typeof node>;

const isNode = (value: unknown): value is Node => node.safeParse(value).success;

/** The node under a key, if there is one. */
export function child(of: Node | null, key: string): Node | null {
  const value = of?.[key];
  return isNode(value) ? value : null;
}

/** The nodes of a list under a key; places left empty (as in a tuple) are left out. */
export function children(of: Node | null, key: string): Node[] {
  const value = of?.[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The text under a key, or "". */
export function word(of: Node | null, key: string): string {
  const value = of?.[key];
  return typeof value === "string" ? value : "";
}

/** The number under a key, or null. */
export function number(of: Node | null, key: string): number | null {
  const value = of?.[key];
  return typeof value === "number" ? value : null;
}

/** Solidity's name of an expression's type: `uint256`, `address`, `struct Settings storage pointer`. */
export function typeOf(of: Node | null): string {
  const types = z.looseObject({ typeString: z.string() }).safeParse(of?.typeDescriptions);
  return types.success ? types.data.typeString : "";
}

/** First byte and number of bytes. */
export function range(of: Node): { start: number; length: number } {
  const [start = 0, length = 0] = of.src.split(":").map(Number);
  return { start, length };
}

/** Calls back for every node below, its ancestors with it, the nearest first. */
export function walk(of: Node, visit: (node: Node, ancestors: readonly Node[]) => void, ancestors: Node[] = []): void {
  visit(of, ancestors);
  const above = [of, ...ancestors];
  for (const value of Object.values(of)) {
    for (const below of Array.isArray(value) ? value : [value]) if (isNode(below)) walk(below, visit, above);
  }
}
