import type { AstNode } from "./parseAst.ts";

export interface Branches {
  reached: number;
  all: number;
  /** Where: the line, and which way. */
  missed: string[];
}

/**
 * The two ways that each `if` can go, and whether both were gone: into its body, and past it (into the `else`, or on to the
 * statement that follows). Where nothing follows in the same block, the way past shows in no line of its own and isn't counted.
 *
 * @param hit which lines ran whole, see `readLcov`; lines without statements are in none
 */
export function branchesOf(tree: AstNode | undefined, source: string, hit: ReadonlyMap<number, boolean>): Branches {
  const found: Branches = { reached: 0, all: 0, missed: [] };
  const bytes = Buffer.from(source);
  const lineAt = (offset: number) => bytes.subarray(0, offset).toString().split("\n").length;
  const linesOf = (node: AstNode) => {
    const [start = 0, length = 0] = node.src.split(":").map(Number);
    const [first, last] = [lineAt(start), lineAt(start + length - 1)];
    return Array.from({ length: last - first + 1 }, (_, n) => first + n).filter((line) => hit.has(line));
  };
  const count = (way: string, at: AstNode, statement: AstNode) => {
    const [line] = linesOf(statement);
    if (line === undefined) return;
    found.all += 1;
    if (hit.get(line)) found.reached += 1;
    else found.missed.push(`${linesOf(at)[0] ?? line}, ${way}`);
  };
  const visit = (node: AstNode, next: AstNode | null) => {
    if (node.nodeType === "IfStatement") {
      const { trueBody, falseBody } = node;
      if (isNode(trueBody)) count("into it", node, firstOf(trueBody));
      const past = isNode(falseBody) ? firstOf(falseBody) : next;
      if (past !== null) count("past it", node, past);
    }
    for (const value of Object.values(node)) {
      const children = (Array.isArray(value) ? value : [value]).filter(isNode);
      children.forEach((child, n) => {
        visit(child, Array.isArray(value) ? (children[n + 1] ?? null) : null);
      });
    }
  };
  if (tree !== undefined) visit(tree, null);
  return found;
}

/** A block's first statement; a statement is its own. */
function firstOf(body: AstNode): AstNode {
  const [first] = Array.isArray(body.statements) ? body.statements.filter(isNode) : [];
  return first ?? body;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "nodeType" in value && "src" in value;
}
