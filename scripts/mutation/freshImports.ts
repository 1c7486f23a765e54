import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { root } from "../runtime/paths.ts";

const tests = `${pathToFileURL(root).href}/test/`;

/**
 * From now on, tests and their helpers that are imported with `?run=N` import one another with it too, so that each run gets
 * modules, a chain and fixtures of its own, and none can see what the mutant before it left behind.
 */
export function freshImports(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const run = context.parentURL?.match(/\?run=\d+$/)?.[0];
      const ours = resolved.url.startsWith(tests) && resolved.url.endsWith(".ts");
      return run !== undefined && ours ? { ...resolved, url: resolved.url + run } : resolved;
    },
  });
}
