import { generateAbis } from "./generateAbis.ts";

// `npm run generate`: what is generated and committed, made anew.
const { committed, generated } = await generateAbis({ write: true });
process.stdout.write(
  committed === generated ? "The ABIs are as they were.\n" : "sdk/src/abis/generated.ts has changed: commit it.\n",
);
