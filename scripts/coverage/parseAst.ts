import { createRequire } from "node:module";
import { z } from "zod";

/** A node of the compiler's syntax tree, as far as anybody looks here. `src` is `start:length:file`, in bytes. */
export interface AstNode {
  readonly nodeType: string;
  readonly src: string;
  readonly [key: string]: unknown;
}

const answer = z.object({
  errors: z.array(z.object({ severity: z.string(), message: z.string() })).optional(),
  sources: z.record(z.string(), z.object({ ast: z.custom<AstNode>((value) => typeof value === "object") })),
});

/**
 * The syntax trees of Solidity sources, by the compiler that builds them. Nothing is resolved: imports aren't needed.
 *
 * @throws {Error} with the compiler's words, where a source can't be parsed
 */
export function parseAst(sources: ReadonlyMap<string, string>): Map<string, AstNode> {
  const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };
  const input = {
    language: "Solidity",
    sources: Object.fromEntries([...sources].map(([path, content]) => [path, { content }])),
    settings: { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } },
  };
  const { errors = [], sources: trees } = answer.parse(JSON.parse(solc.compile(JSON.stringify(input))));
  const failed = errors.find(({ severity }) => severity === "error");
  if (failed !== undefined) throw new Error(`The compiler can't parse the contracts: ${failed.message}`);
  return new Map(Object.entries(trees).map(([path, { ast }]) => [path, ast]));
}
