import { createHash } from "node:crypto";
import { type Node, walk, word } from "./ast.ts";
import type { Edit, Mutant } from "./model.ts";
import { addresses } from "./rules/addresses.ts";
import { amounts } from "./rules/amounts.ts";
import { arithmetic } from "./rules/arithmetic.ts";
import { comparisons } from "./rules/comparisons.ts";
import { conditions } from "./rules/conditions.ts";
import { guards } from "./rules/guards.ts";
import type { Rule } from "./rules/rule.ts";
import { swaps } from "./rules/swaps.ts";
import { values } from "./rules/values.ts";
import { writes } from "./rules/writes.ts";

const rules: readonly Rule[] = [guards, comparisons, addresses, writes, conditions, arithmetic, values, amounts, swaps];

/** Where nothing is guarded: what is told (events, errors, assembly) and what is only declared. */
const passedOver = ["EmitStatement", "RevertStatement", "InlineAssembly", "EventDefinition", "ErrorDefinition"];

/**
 * All single weakenings of one source, in the order of the source.
 *
 * @param file the source's path in the checkout
 * @param content the source
 * @param tree solc's syntax tree of it
 * @param declared finds a declaration anywhere in the compilation by its id
 * @example generateMutants("contracts/Curation.sol", content, output.sources[name].ast, (id) => byId.get(id) ?? null)
 */
export function generateMutants(
  file: string,
  content: string,
  tree: Node,
  declared: (id: number | null) => Node | null,
): Mutant[] {
  const bytes = Buffer.from(content);
  const slice = (start: number, length: number) => bytes.subarray(start, start + length).toString();
  const text = ({ src }: Node) => {
    const [start = 0, length = 0] = src.split(":").map(Number);
    return slice(start, length);
  };

  const seen = new Set<string>();
  const found: (Edit & { scope: string })[] = [];
  walk(tree, (node, ancestors) => {
    if (ancestors.some(({ nodeType }) => passedOver.includes(nodeType))) return;
    for (const ruled of rules.flatMap((rule) => rule(node, { ancestors, text, declared }))) {
      const edit = ruled.replacement === "{}" ? withSemicolon(ruled, slice) : ruled;
      const key = `${edit.start}:${edit.length}:${edit.replacement}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ ...edit, scope: scopeOf([node, ...ancestors]) });
    }
  });

  const alike = new Map<string, number>();
  return found
    .sort((a, b) => a.start - b.start || a.length - b.length || (a.replacement < b.replacement ? -1 : 1))
    .map((edit) => {
      const before = slice(edit.start, edit.length);
      const key = [file, edit.scope, edit.operator, before, edit.replacement].join("\0");
      const ordinal = alike.get(key) ?? 0;
      alike.set(key, ordinal + 1);
      const id = createHash("sha256").update(`${key}\0${ordinal}`).digest("hex").slice(0, 10);
      return { ...edit, id, file, before, line: slice(0, edit.start).split("\n").length };
    });
}

/** solc's range of a statement ends before its semicolon, which can't stand alone. */
function withSemicolon(edit: Edit, slice: (start: number, length: number) => string): Edit {
  return slice(edit.start + edit.length, 1) === ";" ? { ...edit, length: edit.length + 1 } : edit;
}

function scopeOf(nodes: readonly Node[]): string {
  const named = (...types: string[]) => nodes.find(({ nodeType }) => types.includes(nodeType)) ?? null;
  const holder = word(named("ContractDefinition"), "name");
  const part = named("FunctionDefinition", "ModifierDefinition");
  const member = word(part, "name") || word(part, "kind") || word(named("VariableDeclaration"), "name");
  return [holder, member].filter((name) => name !== "").join(".");
}
