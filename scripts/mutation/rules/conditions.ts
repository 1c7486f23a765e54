import { child, type Node, range, typeOf, word } from "../ast.ts";
import type { Place, Rule } from "./rule.ts";

/** Turns conditions round that aren't comparisons (those are flipped), and literal truths. */
export const conditions: Rule = (node, place) => {
  if (typeOf(node) !== "bool") return [];
  const operator = "negate a condition" as const;
  if (node.nodeType === "Literal") {
    return [{ operator, ...range(node), replacement: place.text(node) === "true" ? "false" : "true" }];
  }
  const [parent] = place.ancestors;
  if (parent === undefined || !decides(node, parent, place)) return [];
  if (node.nodeType === "UnaryOperation" && word(node, "operator") === "!") {
    const inner = child(node, "subExpression");
    return inner === null ? [] : [{ operator, ...range(node), replacement: place.text(inner) }];
  }
  return ["FunctionCall", "Identifier", "MemberAccess", "IndexAccess"].includes(node.nodeType)
    ? [{ operator, ...range(node), replacement: `!(${place.text(node)})` }]
    : [];
};

function decides(node: Node, parent: Node, place: Place): boolean {
  switch (parent.nodeType) {
    case "IfStatement":
    case "Conditional":
    case "WhileStatement":
    case "ForStatement":
      return child(parent, "condition")?.src === node.src;
    case "BinaryOperation":
      return ["&&", "||"].includes(word(parent, "operator"));
    case "Return":
      return true;
    case "Assignment":
      return child(parent, "rightHandSide")?.src === node.src;
    case "VariableDeclarationStatement":
      return child(parent, "initialValue")?.src === node.src;
    case "FunctionCall":
      // An argument, not what is called.
      return child(parent, "expression")?.src !== node.src && place.ancestors[1]?.nodeType !== "RevertStatement";
    default:
      return false;
  }
}
