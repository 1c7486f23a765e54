import { child, range, typeOf, word } from "../ast.ts";
import type { Rule } from "./rule.ts";

const swapped: Record<string, string> = { "+": "-", "-": "+", "+=": "-=", "-=": "+=" };

/** Adds where it subtracted, and the other way round. */
export const arithmetic: Rule = (node, place) => {
  const [left, right] =
    node.nodeType === "BinaryOperation"
      ? [child(node, "leftExpression"), child(node, "rightExpression")]
      : node.nodeType === "Assignment"
        ? [child(node, "leftHandSide"), child(node, "rightHandSide")]
        : [null, null];
  const operator = word(node, "operator");
  const other = swapped[operator];
  if (left === null || right === null || other === undefined || !/^u?int/.test(typeOf(node))) return [];
  const from = range(left).start + range(left).length;
  const at = place.text({ ...node, src: `${from}:${range(right).start - from}` }).indexOf(operator);
  if (at < 0) return [];
  return [{ operator: "swap plus and minus", start: from + at, length: operator.length, replacement: other }];
};
