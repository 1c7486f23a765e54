/**
 * Writes `test/vectors/{ids,typed-data}.json` with ethers as an implementation that shares nothing with ours.
 * Run `node sdk/test/support/make-vectors.ts` after a rule changed; the tests pin SDK and contracts against the files.
 */
import { writeFileSync } from "node:fs";
import { idVectors } from "./id-vectors.ts";
import { typedDataVectors } from "./typed-data-vectors.ts";

const folder = new URL("../../../test/vectors/", import.meta.url);
const write = (name: string, value: unknown) =>
  writeFileSync(new URL(name, folder), `${JSON.stringify(value, (_, v) => (typeof v === "bigint" ? `${v}` : v), 2)}\n`);

write("ids.json", idVectors());
write("typed-data.json", typedDataVectors());
