import { child, children, type Node, number, range, typeOf, word } from "../ast.ts";
import type { Place, Rule } from "./rule.ts";

/** Puts another address that is at hand in an address's place: `msg.sender`, a parameter, another field of the same record. */
export const addresses: Rule = (node, place) => {
  if (!isNamed(node, place) || !isAddress(node) || isWritten(node, place)) return [];
  const inside = place.ancestors.find(({ nodeType }) => nodeType === "FunctionDefinition");
  const text = place.text(node);
  if (inside === undefined || isToken(text)) return [];
  const [field] = siblings(node, place);
  const parameters = children(child(inside, "parameters"), "parameters")
    .filter(isAddress)
    .map((parameter) => word(parameter, "name"));
  const sender = word(inside, "stateMutability") === "pure" ? [] : ["msg.sender"];
  const [first, second] = [...sender, ...parameters].filter((name) => name !== "" && name !== text && !isToken(name));
  const others = new Set([field ?? first, field === undefined ? second : first]);
  return [...others].flatMap((other) =>
    other === undefined ? [] : [{ operator: "swap an address" as const, ...range(node), replacement: other }],
  );
};

/** A name, or the contract itself. */
const isNamed = (node: Node, place: Place) =>
  ["Identifier", "MemberAccess"].includes(node.nodeType) || place.text(node) === "address(this)";

/** A token where a person belongs fails at the first use; such mutants would only flatter the score. */
const isToken = (name: string) => /(token|asset)$/i.test(name);

const isAddress = (node: Node) => /^address( payable)?$/.test(typeOf(node));

/** What is assigned to is no place to read another address from; dropping the write is a rule of its own. */
function isWritten(node: Node, place: Place): boolean {
  let below = node;
  for (const above of place.ancestors) {
    if (above.nodeType === "Assignment" && child(above, "leftHandSide")?.src === below.src) return true;
    if (above.nodeType === "UnaryOperation" && word(above, "operator") === "delete") return true;
    if (above.nodeType !== "TupleExpression") return false;
    below = above;
  }
  return false;
}

/** Other fields of the same record that hold addresses, spelt as this one is; the next one first. */
function siblings(node: Node, place: Place): string[] {
  const record = child(node, "expression");
  const field = place.declared(number(node, "referencedDeclaration"));
  if (record === null || field === null || !typeOf(record).startsWith("struct ")) return [];
  const struct = place.declared(number(field, "scope"));
  const fields = children(struct, "members").filter(isAddress);
  const at = fields.findIndex(({ id }) => id === field.id);
  return [...fields.slice(at + 1), ...fields.slice(0, Math.max(at, 0))].map(
    (other) => `${place.text(record)}.${word(other, "name")}`,
  );
}
