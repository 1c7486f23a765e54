import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ColophonError } from "../../src/errors/ColophonError.ts";
import { parseStrictJson } from "../../src/rewards/input/parseStrictJson.ts";
import { LARGEST_DOCUMENT, readStatementInput } from "../../src/rewards/input/readStatementInput.ts";
import { writeStatement } from "../../src/rewards/writeStatement.ts";
import { badInputs, GOOD_DOCUMENT, GOOD_LINES } from "../support/badInputs.ts";

const folder = new URL("../../../test/vectors/input/bad/", import.meta.url);
const doc = readFileSync(new URL("../../../docs/statement-format.md", import.meta.url), "utf8");
const bytes = (text: string | Uint8Array) => (typeof text === "string" ? new TextEncoder().encode(text) : text);
/** The whole way to the file, as the command goes it. */
async function compute(text: string | Uint8Array, size = 1 << 20): Promise<string[]> {
  async function* pieces() {
    const all = bytes(text);
    for (let i = 0; i < all.length; i += size) yield all.subarray(i, i + size);
  }
  const { builder, sources } = await readStatementInput(pieces());
  return [...writeStatement(builder.build(), { ...sources, code: "colophon 0.1.0" })];
}
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "accepted",
    (error: unknown) => (error instanceof ColophonError ? error.code : String(error)),
  );

describe("the input of statement compute", () => {
  it("is, for the documentation's example, what the documentation says", async () => {
    const section = doc.slice(doc.indexOf("## The input of statement compute"));
    const example = /```json\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
    const accounts = /account lines:\n\n```\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
    const root = /leads to root `(0x[0-9a-f]{64})`/.exec(section)?.[1];
    const file = await compute(example);
    expect(JSON.parse(file[0] ?? "")).toMatchObject({ root, total: "1100", given: "1000", works: 2 });
    expect(file.slice(1, -2).join("")).toBe(accounts);
  });
  it("gives one file as a document, as lines, in any order and spelling, however its bytes arrive", async () => {
    const expected = (await compute(GOOD_DOCUMENT)).join("");
    const { roll, earlier, ...head } = JSON.parse(GOOD_DOCUMENT);
    const turned = {
      roll: [...roll].reverse(),
      earlier: { ...earlier, accounts: [...earlier.accounts].reverse() },
      ...head,
    };
    const works = GOOD_LINES.slice(1, 4).reverse();
    const forms = [
      JSON.stringify(turned, null, 2),
      GOOD_DOCUMENT.replaceAll('"id":"0x0000000', '"id":"0X0000000')
        .replace('"roll"', '"\\u0072oll"')
        .replaceAll("0X", "0x"),
      `${GOOD_LINES.join("\n")}\n`,
      `${[GOOD_LINES[0], ...works, ...GOOD_LINES.slice(4).reverse()].join("\n")}\n`,
    ];
    for (const form of forms) {
      for (const size of [1, 7, 1 << 20]) expect((await compute(form, size)).join("")).toBe(expected);
    }
  });

  const bad = badInputs();
  it.each(bad)("refuses $name: $code", async ({ text, code }) => {
    expect(await codeOf(compute(text))).toBe(code);
  });
  it("has each of them, of ordinary size, as a file with its code in the index", () => {
    const small = bad.filter(({ text }) => text.length < 50_000);
    const index = small.map(({ name, code }) => ({ file: `${name}.json`, code }));
    expect(JSON.parse(readFileSync(new URL("index.json", folder), "utf8"))).toEqual(index);
    expect(readdirSync(folder).sort()).toEqual([...index.map(({ file }) => file), "index.json"].sort());
    for (const { name, text } of small) {
      expect([...readFileSync(new URL(`${name}.json`, folder))]).toEqual([...bytes(text)]);
    }
  });
  it("has a vector for every code that the documentation names", () => {
    const section = doc.slice(doc.indexOf("**Refused**"));
    const seen = new Set(bad.map(({ code }) => code));
    const suffixes = [...section.matchAll(/`-([a-z0-9-]+)`/g)].map(([, name]) => `malformed-input-${name}`);
    const whole = [...section.matchAll(/`(malformed-input-[a-z0-9-]+|invalid-rule|invalid-total)`/g)].map(
      ([, name]) => name ?? "",
    );
    const roll = (/`invalid-roll-…` \| (.*) \|/.exec(section)?.[1] ?? "")
      .split(", ")
      .map((name) => `invalid-roll-${name.slice(1, -1)}`);
    const documented = new Set([...suffixes, ...whole, ...roll]);
    // Too large to be a vector, tested below.
    documented.delete("malformed-input-too-large");
    for (const code of documented) expect(seen).toContain(code);
    for (const code of seen) if (!code.startsWith("invalid-standing")) expect(documented).toContain(code);
  });
  it("refuses a document that is too large for one text, and says to give it as lines", async () => {
    function* endless() {
      const piece = bytes(" ".repeat(1 << 24));
      for (let size = 0; size <= LARGEST_DOCUMENT; size += piece.length) yield piece;
    }
    await expect(readStatementInput(endless())).rejects.toMatchObject({ problem: "too-large" });
  });
  it("names the place", async () => {
    await expect(compute(GOOD_DOCUMENT.replace('"score":0', '"score":1.5'))).rejects.toMatchObject({
      where: "roll[0].score",
    });
    const lines = `${GOOD_LINES.join("\n")}\n`.replace('"score":0', '"score":1.5');
    await expect(compute(lines)).rejects.toMatchObject({ where: "line 2: score" });
  });
  it("never falls over, whatever is cut out or put in", async () => {
    const all = bytes(GOOD_DOCUMENT);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(all.length - 1),
        fc.nat(40),
        fc.uint8Array({ maxLength: 8 }),
        async (from, count, put) => {
          const changed = new Uint8Array([...all.subarray(0, from), ...put, ...all.subarray(from + count)]);
          expect(await codeOf(compute(changed))).toMatch(/^(accepted|malformed-input-|invalid-)/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("parseStrictJson", () => {
  it("reads what JSON.parse reads, where numbers are whole and keys distinct", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
        const whole = JSON.stringify(
          value,
          (_, v) => (typeof v === "number" ? Math.abs(Math.trunc(v)) % 1e9 : v),
          indent,
        );
        expect(JSON.stringify(parseStrictJson(whole))).toBe(JSON.stringify(JSON.parse(whole)));
      }),
      { numRuns: 500 },
    );
  });
});
