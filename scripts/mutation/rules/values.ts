import { child, children, type Node, range, typeOf } from "../ast.ts";
import type { Place, Rule } from "./rule.ts";

/** Puts nothing (0, the address 0, an empty text) where a variable begins or a function answers, and sends no value along. */
export const values: Rule = (node, place) => {
  if (node.nodeType === "FunctionCallOptions") {
    const called = child(node, "expression");
    if (called === null) return [];
    const [whole, kept] = [range(node), range(called)];
    const start = kept.start + kept.length;
    return [{ operator: "lose a value", start, length: whole.start + whole.length - start, replacement: "" }];
  }
  const value = soleValue(node);
  const nothing = value === null ? undefined : nothingOf(typeOf(value));
  if (value === null || nothing === undefined || isNothing(value, place)) return [];
  return [{ operator: "lose a value", ...range(value), replacement: nothing }];
};

function soleValue(node: Node): Node | null {
  if (node.nodeType === "Return") return child(node, "expression");
  const isOne = node.nodeType === "VariableDeclarationStatement" && children(node, "declarations").length === 1;
  return isOne ? child(node, "initialValue") : null;
}

/** As the compiler names types; those of literals and of the project's own are left out. */
function nothingOf(type: string): string | undefined {
  if (/^(u?int|bytes)\d+$/.test(type)) return "0";
  if (type === "address") return "address(0)";
  return /^(string|bytes) memory$/.test(type) ? '""' : undefined;
}

const isNothing = (node: Node, place: Place) => ["0", "address(0)", '""'].includes(place.text(node));
