import { child, children, type Node, range, word } from "./ast.ts";
import type { Edit } from "./model.ts";

/** A change that no honest test can miss: a function that fails whatever it is given. */
export interface Canary extends Pick<Edit, "start" | "length" | "replacement"> {
  contract: string;
  /** As the compiler knows it. */
  source: string;
  /** By whose tests it must be found. */
  by: "mocha" | "solidity";
}

/**
 * Deadly changes of one contract: one in its first function that anybody can call, and one in its constructor.
 *
 * @param contract its definition
 * @param declared finds a declaration by its id
 * @param sourceOf the source that a definition stands in, as the compiler knows it; null outside the project
 */
export function canariesOf(
  contract: Node,
  declared: (id: number | null) => Node | null,
  sourceOf: (definition: Node) => string | null,
): Canary[] {
  const bases = Array.isArray(contract.linearizedBaseContracts) ? contract.linearizedBaseContracts : [];
  const functions = bases.flatMap((id: unknown) => {
    const base = declared(typeof id === "number" ? id : null);
    const source = base === null ? null : sourceOf(base);
    return source === null ? [] : children(base, "nodes").map((definition) => ({ definition, source }));
  });
  const bodied = functions.filter(({ definition }) => child(definition, "body") !== null);
  const callable = bodied.filter(
    ({ definition }) =>
      ["external", "public"].includes(word(definition, "visibility")) && word(definition, "kind") === "function",
  );
  const writing = callable.find(({ definition }) => !["view", "pure"].includes(word(definition, "stateMutability")));
  const makers = bodied.find(({ definition }) => word(definition, "kind") === "constructor");

  const found: Canary[] = [];
  for (const [by, chosen] of [
    ["mocha", writing ?? callable[0]],
    ["solidity", makers],
  ] as const) {
    const body = child(chosen?.definition ?? null, "body");
    if (chosen === undefined || body === null) continue;
    const start = range(body).start + 1;
    found.push({
      contract: word(contract, "name"),
      source: chosen.source,
      by,
      start,
      length: 0,
      replacement: " assert(1 == 2);",
    });
  }
  return found;
}
