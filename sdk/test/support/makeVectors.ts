/**
 * Writes `test/vectors/`: ids and typed data with ethers, rewards with a second, slow implementation of the rule; neither shares anything
 * with ours. Batch files are put together by hand, with ethers and OpenZeppelin's tree. Statement files come from the writer; their roots and amounts are those of the rewards' vectors.
 * Run `node sdk/test/support/makeVectors.ts` after a rule changed; the tests pin SDK and contracts against the files.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { badInputs } from "./badInputs.ts";
import { badBatches, goodBatches } from "./batchVectors.ts";
import { idVectors } from "./idVectors.ts";
import { inputVectors } from "./inputVectors.ts";
import { rewardVectors } from "./rewardVectors.ts";
import { badStatements, goodStatements } from "./statementVectors.ts";
import { typedDataVectors } from "./typedDataVectors.ts";

const folder = new URL("../../../test/vectors/", import.meta.url);
const write = (name: string, value: unknown) =>
  writeFileSync(new URL(name, folder), `${JSON.stringify(value, (_, v) => (typeof v === "bigint" ? `${v}` : v), 2)}\n`);

write("ids.json", idVectors());
write("typed-data.json", typedDataVectors());
write("rewards.json", rewardVectors());
mkdirSync(new URL("batches/", folder), { recursive: true });
write("batches/good.json", goodBatches());
write("batches/bad.json", badBatches());
mkdirSync(new URL("rewards/", folder), { recursive: true });
for (const [name, vector] of Object.entries(inputVectors())) write(`rewards/${name}`, vector);
for (const [name, text] of Object.entries(goodStatements())) writeFileSync(new URL(`statement/${name}`, folder), text);
const refused = badStatements().filter(({ problem }) => problem !== "line-too-long");
for (const { name, text } of refused) writeFileSync(new URL(`statement/bad/${name}.ndjson`, folder), text);
write(
  "statement/bad/index.json",
  refused.map(({ name, problem, line }) => ({ file: `${name}.ndjson`, problem, line })),
);

mkdirSync(new URL("input/bad/", folder), { recursive: true });
const small = badInputs().filter(({ text }) => text.length < 50_000);
for (const { name, text } of small) writeFileSync(new URL(`input/bad/${name}.json`, folder), text);
write(
  "input/bad/index.json",
  small.map(({ name, code }) => ({ file: `${name}.json`, code })),
);
