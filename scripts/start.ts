import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataFolder, pathsIn } from "./runtime/paths.ts";
import { screen } from "./runtime/screen.ts";
import { type Stack, startStack } from "./runtime/startStack.ts";

// `npm start`: everything on this machine, in one terminal. The parts are in runtime/ and demo/.
const usage = `npm start [-- options]
  --fresh      begin anew: deletes the local chain, its files and its index
  --no-demo    no demo data on a fresh chain
  COLOPHON_DATA=folder   keep everything there instead of in .colophon/`;

const { fresh, demo, help } = options();
if (help) {
  process.stdout.write(`${usage}\n`);
  process.exit(0);
}

const dataDir = dataFolder();
const since = Date.now();
const view = screen(join(pathsIn(dataDir).logs, "start.log"));
let stack: Stack | null = null;
let ending = false;
let asked = 0;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
// The newer Node that bootstrap.mjs may have brought runs as its child; if that dies, so do we.
if (process.channel) {
  process.on("disconnect", () => void end());
  process.channel.unref();
}

try {
  view.title("Colophon");
  stack = await startStack({
    dataDir,
    fresh,
    demo,
    ports: "default",
    onProgress: view.step,
    onLine: view.service,
    onFatal(message) {
      view.failure(message);
      process.exit(1);
    },
  });
  if (ending) await finish();
  else view.ready(stack.urls, Date.now() - since);
} catch (error) {
  if (!ending) view.failure(error instanceof Error ? error.message : String(error));
  process.exit(ending ? 0 : 1);
}

async function end(): Promise<void> {
  // The terminal and npm may both pass one Ctrl-C on; a second one, later, means "now".
  const first = !ending;
  if (!first && Date.now() - asked > 1_000) process.exit(130);
  if (!first) return;
  asked = Date.now();
  ending = true;
  view.step("Ending: saving the chain (press Ctrl-C again to end at once)");
  if (stack !== null) await finish();
}

async function finish(): Promise<void> {
  try {
    await stack?.stop();
  } catch (error) {
    view.failure(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
  view.step("Ended. `npm start` goes on from here.");
  process.exit(0);
}

function options(): { fresh: boolean; demo: boolean; help: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: "boolean", default: false },
        "no-demo": { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
    });
    return { fresh: values.fresh, demo: !values["no-demo"], help: values.help };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    process.exit(2);
  }
}
