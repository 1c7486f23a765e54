import { enableCompileCache } from "node:module";

// Each run compiles the same files: this halves the time to the first word.
enableCompileCache();
const { isClosedPipe } = await import("./isClosedPipe.ts");
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (!isClosedPipe(error)) throw error;
  });
}
const { run } = await import("./run.ts");
process.exitCode = await run(process.argv.slice(2));
