import type { Node } from "../ast.ts";
import type { Edit } from "../model.ts";

/** What a rule may look at besides the node itself. */
export interface Place {
  /** The nearest first. */
  ancestors: readonly Node[];
  /** The node's source. */
  text(node: Node): string;
  /** What a name stands for, by the declaration's id. */
  declared(id: number | null): Node | null;
}

/** Weakens one node, in as many ways as there are. */
export type Rule = (node: Node, place: Place) => Edit[];
