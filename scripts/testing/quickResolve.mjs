import * as loader from "node:module";

/**
 * For the hundreds of processes that tests start: Node parses a package's whole package.json again for each of its .js files, and
 * drizzle-orm's has 180 kB and a hundred files, which is half a second of each start. What its files import of each other is found
 * without asking; everything is what it would be.
 */
const PACKAGE = "/node_modules/drizzle-orm/";

// An older Node, which some test brings in on purpose, has no such hooks and starts as slowly as ever.
loader.registerHooks?.({
  resolve(specifier, context, next) {
    const within = specifier.startsWith(".") && specifier.endsWith(".js") && context.parentURL?.includes(PACKAGE);
    if (!within || context.conditions.includes("require")) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
  },
});
