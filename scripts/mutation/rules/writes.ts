import { child, children, type Node, number, range, typeOf, word } from "../ast.ts";
import type { Place, Rule } from "./rule.ts";

/** Leaves out what is remembered: assignments to storage, `delete`, counting, and calls for the sake of what they write or pay. */
export const writes: Rule = (node, place) => {
  if (node.nodeType === "ExpressionStatement") {
    const expression = child(node, "expression");
    const drop = { ...range(node), replacement: "{}" };
    if (expression?.nodeType === "Assignment" && isStored(child(expression, "leftHandSide"), place)) {
      return [{ operator: "drop a write", ...drop }];
    }
    if (expression?.nodeType === "UnaryOperation" && isStored(child(expression, "subExpression"), place)) {
      return [{ operator: "drop a write", ...drop }];
    }
    return expression?.nodeType === "FunctionCall" && mayWrite(expression, place)
      ? [{ operator: "drop a call that writes", ...drop }]
      : [];
  }
  return countsInPassing(node, place);
};

/** `campaign = ++count` still yields the number, but forgets it. */
const countsInPassing: Rule = (node, place) => {
  if (node.nodeType !== "UnaryOperation" || place.ancestors[0]?.nodeType === "ExpressionStatement") return [];
  const [operator, counted] = [word(node, "operator"), child(node, "subExpression")];
  if (!["++", "--"].includes(operator) || counted === null || !isStored(counted, place)) return [];
  const text = place.text(counted);
  const replacement = node.prefix === true ? `(${text} ${operator.charAt(0)} 1)` : text;
  return [{ operator: "drop a write", ...range(node), replacement }];
};

function isStored(target: Node | null, place: Place): boolean {
  switch (target?.nodeType) {
    case "Identifier": {
      const declared = place.declared(number(target, "referencedDeclaration"));
      return declared?.stateVariable === true || word(declared, "storageLocation") === "storage";
    }
    case "MemberAccess":
      return isStored(child(target, "expression"), place);
    case "IndexAccess":
      return isStored(child(target, "baseExpression"), place);
    case "TupleExpression":
      return children(target, "components").some((component) => isStored(component, place));
    case "FunctionCall":
      return / storage /.test(`${typeOf(target)} `);
    default:
      return false;
  }
}

function mayWrite(call: Node, place: Place): boolean {
  const callee = child(call, "expression");
  // `f{value: …}(…)` wraps the callee once more.
  const named = callee?.nodeType === "FunctionCallOptions" ? child(callee, "expression") : callee;
  const declared = place.declared(number(named, "referencedDeclaration"));
  if (declared?.nodeType === "FunctionDefinition") {
    return !["view", "pure"].includes(word(declared, "stateMutability"));
  }
  return ["push", "pop", "transfer", "call"].includes(word(named, "memberName"));
}
