import { children, range, typeOf, word } from "../ast.ts";
import type { Rule } from "./rule.ts";

/** Swaps two neighbours of the same type among what a function or a record is given. */
export const swaps: Rule = (node, place) => {
  if (node.nodeType !== "FunctionCall" || word(node, "kind") === "typeConversion") return [];
  const given = children(node, "arguments");
  return given.slice(1).flatMap((second, i) => {
    const first = given[i];
    if (first === undefined || typeOf(first) !== typeOf(second) || place.text(first) === place.text(second)) return [];
    const [a, b] = [range(first), range(second)];
    const between = place.text({ ...node, src: `${a.start + a.length}:${b.start - a.start - a.length}` });
    const replacement = place.text(second) + between + place.text(first);
    return [{ operator: "swap arguments", start: a.start, length: b.start + b.length - a.start, replacement }];
  });
};
