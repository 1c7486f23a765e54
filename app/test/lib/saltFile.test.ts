import { describe, expect, it } from "vitest";
import { BadSaltFile, makeSaltFile, readSaltFile, saltFileFault, writeSaltFile } from "../../src/lib/saltFile.ts";

const contract = `0x${"c0".repeat(20)}`;
const author = `0x${"a1".repeat(20)}`;
const digest = `0x${"d1".repeat(32)}`;
const file = makeSaltFile({ chainId: 31337, contract, campaign: 3, author, digest, salt: `0x${"5a".repeat(32)}` });
const place = { chainId: 31337, contributions: contract, campaign: 3, digest, author };
const blob = (text: string) => new Blob([text]);

describe("a salt file", () => {
  it("is read as it was written", async () => {
    expect(await readSaltFile(blob(writeSaltFile(file)))).toEqual(file);
    expect(saltFileFault(file, place)).toBeNull();
  });

  it("is refused where one digit differs, where it is no JSON, and where it is too long", async () => {
    const changed = writeSaltFile(file).replace("5a5a", "5a5b");
    for (const text of [changed, "salt", "null", "[]", "{}", writeSaltFile(file).padEnd(20_000)]) {
      await expect(readSaltFile(blob(text))).rejects.toBeInstanceOf(BadSaltFile);
    }
  });

  it("says what doesn't fit where it is shown", () => {
    expect(saltFileFault(file, { ...place, chainId: 1 })).toContain("another chain");
    expect(saltFileFault(file, { ...place, contributions: author })).toContain("another chain");
    expect(saltFileFault(file, { ...place, campaign: 4 })).toContain("campaign 3");
    expect(saltFileFault(file, { ...place, digest: `0x${"d2".repeat(32)}` })).toContain("another work");
    expect(saltFileFault(file, { ...place, author: contract })).toContain("0xa1a1…a1a1");
  });
});
