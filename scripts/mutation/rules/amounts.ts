import { children, type Node, range, typeOf, word } from "../ast.ts";
import type { Rule } from "./rule.ts";

/** Hands over one more: numbers that a function, a record, or a call with ether is given by name. */
export const amounts: Rule = (node) => {
  const given =
    node.nodeType === "FunctionCallOptions"
      ? children(node, "options")
      : node.nodeType === "FunctionCall" && word(node, "kind") !== "typeConversion"
        ? children(node, "arguments")
        : [];
  return given.filter(isNamedNumber).map((number) => {
    const { start, length } = range(number);
    return { operator: "change an amount", start: start + length, length: 0, replacement: " + 1" };
  });
};

const isNamedNumber = (node: Node) =>
  ["Identifier", "MemberAccess"].includes(node.nodeType) && /^u?int\d+$/.test(typeOf(node));
