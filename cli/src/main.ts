import { enableCompileCache } from "node:module";

// Each run compiles the same files: this halves the time to the first word.
enableCompileCache();
const { run } = await import("./run.ts");
process.exitCode = await run(process.argv.slice(2));
