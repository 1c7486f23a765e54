import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStatementInput } from "../../src/rewards/input/readStatementInput.ts";
import { inputVectors } from "../support/inputVectors.ts";

const folder = new URL("../../../test/vectors/rewards/", import.meta.url);
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v) => (typeof v === "bigint" ? `${v}` : v)));
const files = readdirSync(folder);

describe("test/vectors/rewards/", () => {
  it("is what the second implementation says today", () => {
    const vectors = inputVectors();
    expect(files.sort()).toEqual(Object.keys(vectors).sort());
    for (const [file, vector] of Object.entries(vectors)) {
      expect(JSON.parse(readFileSync(new URL(file, folder), "utf8"))).toEqual(plain(vector));
    }
  });
  it.each(files)("%s", async (file) => {
    const { input, expected } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    const { builder } = await readStatementInput([new TextEncoder().encode(JSON.stringify(input))]);
    const statement = builder.build();
    expect(
      plain({
        root: statement.root,
        given: statement.given,
        accounts: statement.accounts,
        works: [...statement.explainAll()],
      }),
    ).toEqual(expected);
  });
});
