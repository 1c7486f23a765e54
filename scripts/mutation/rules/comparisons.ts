import { child, type Node, number, range, typeOf, word } from "../ast.ts";
import type { Edit } from "../model.ts";
import type { Place, Rule } from "./rule.ts";

const flipped: Record<string, string> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "==": "!=",
  "!=": "==",
  "&&": "||",
  "||": "&&",
};

/** Flips `<` and `<=`, `==` and `!=`, `&&` and `||`, and moves constants that something is compared with by one. */
export const comparisons: Rule = (node, place) => {
  if (node.nodeType === "VariableDeclaration") return constant(node);
  if (node.nodeType !== "BinaryOperation") return [];
  const operator = word(node, "operator");
  const other = flipped[operator];
  const [left, right] = [child(node, "leftExpression"), child(node, "rightExpression")];
  if (other === undefined || left === null || right === null) return [];

  const edits: Edit[] = [];
  const from = range(left).start + range(left).length;
  const between = { ...node, src: `${from}:${range(right).start - from}` };
  const at = place.text(between).indexOf(operator);
  if (at >= 0) {
    edits.push({ operator: "flip a comparison", start: from + at, length: operator.length, replacement: other });
  }
  if (operator === "&&" || operator === "||") return edits;
  return [...edits, ...moved(right, step(operator, true), place), ...moved(left, step(operator, false), place)];
};

/** `x < C` flipped is `x < C + 1`; so the bound moves the other way. */
function step(operator: string, onTheRight: boolean): "+" | "-" {
  if (operator === "==" || operator === "!=") return "+";
  const up = operator === ">" || operator === "<=";
  return up === onTheRight ? "+" : "-";
}

function moved(bound: Node, direction: "+" | "-", place: Place): Edit[] {
  if (!isInteger(bound) || !isConstant(bound, place)) return [];
  const text = place.text(bound);
  const sign = text === "0" ? "+" : direction;
  return [{ operator: "move a bound", ...range(bound), replacement: `(${text} ${sign} 1)` }];
}

function isConstant(node: Node, place: Place): boolean {
  if (node.nodeType === "Literal") return true;
  if (node.nodeType === "MemberAccess" && ["max", "min"].includes(word(node, "memberName"))) {
    return child(node, "expression")?.nodeType === "FunctionCall";
  }
  const declared = place.declared(number(node, "referencedDeclaration"));
  return ["constant", "immutable"].includes(word(declared, "mutability"));
}

const isInteger = (node: Node) => /^u?int(\d|_const)/.test(typeOf(node));

/** A named bound: wherever it is compared, it lies one off. */
function constant(node: Node): Edit[] {
  const value = child(node, "value");
  if (word(node, "mutability") !== "constant" || value === null || !isInteger(node) || !isInteger(value)) return [];
  const { start, length } = range(value);
  return [{ operator: "move a bound", start: start + length, length: 0, replacement: " + 1" }];
}
