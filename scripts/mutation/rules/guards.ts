import { child, children, type Node, number, range, word } from "../ast.ts";
import type { Operator } from "../model.ts";
import type { Place, Rule } from "./rule.ts";

/** Takes away what refuses: `require`, `if (…) revert`, calls that only check, modifiers; and what ends a function early. */
export const guards: Rule = (node, place) => {
  const drop = (operator: Operator) => [{ operator, ...range(node), replacement: "{}" }];
  if (node.nodeType === "IfStatement" && child(node, "falseBody") === null) {
    const last = lastOf(child(node, "trueBody"));
    if (refuses(last)) return drop("drop a guard");
    return ["Return", "Continue", "Break"].includes(last?.nodeType ?? "") ? drop("drop an early exit") : [];
  }
  if (node.nodeType === "ExpressionStatement") {
    const call = child(node, "expression");
    if (call?.nodeType !== "FunctionCall") return [];
    if (isBuiltin(call, ["require", "assert"])) return drop("drop a guard");
    return onlyChecks(call, place) ? drop("drop a check") : [];
  }
  if (node.nodeType === "ModifierInvocation" && word(node, "kind") === "modifierInvocation") {
    return [{ operator: "drop a modifier", ...range(node), replacement: "" }];
  }
  return [];
};

function lastOf(body: Node | null): Node | null {
  return body?.nodeType === "Block" ? (children(body, "statements").at(-1) ?? null) : body;
}

function refuses(statement: Node | null): boolean {
  if (statement?.nodeType === "RevertStatement") return true;
  const call = child(statement, "expression");
  return statement?.nodeType === "ExpressionStatement" && call !== null && isBuiltin(call, ["revert"]);
}

function isBuiltin(call: Node, names: readonly string[]): boolean {
  const callee = child(call, "expression");
  return callee?.nodeType === "Identifier" && names.includes(word(callee, "name"));
}

/** A statement that calls what can't write has no purpose but to refuse. */
function onlyChecks(call: Node, place: Place): boolean {
  const callee = place.declared(number(child(call, "expression"), "referencedDeclaration"));
  return callee?.nodeType === "FunctionDefinition" && ["view", "pure"].includes(word(callee, "stateMutability"));
}
