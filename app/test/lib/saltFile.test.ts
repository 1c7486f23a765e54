import { describe, expect, it } from "vitest";
import {
  BadSaltFile,
  commitmentIn,
  makeSaltFile,
  readSaltFile,
  saltFileFault,
  writeSaltFile,
} from "../../src/lib/saltFile.ts";

const contributions = `0x${"c0".repeat(20)}`;
const author = `0x${"a1".repeat(20)}`;
const digest = `0x${"d1".repeat(32)}`;
const file = makeSaltFile({ chainId: 31337, contributions, campaign: 3, author, digest, salt: `0x${"5a".repeat(32)}` });
const place = { chainId: 31337, contributions, campaign: 3, digest, author };
const blob = (text: string) => new Blob([text]);

describe("a salt file", () => {
  it("is read as it was written", async () => {
    expect(await readSaltFile(blob(writeSaltFile(file)))).toEqual(file);
    expect(saltFileFault(file, place)).toBeNull();
  });

  it("shows another commitment where one digit differs", async () => {
    const changed = await readSaltFile(blob(writeSaltFile(file).replace("5a5a", "5a5b")));
    expect(commitmentIn(changed)).not.toBe(commitmentIn(file));
  });

  it("has exactly the fields that the command line's has", () => {
    const fields = ["type", "v", "chainId", "contributions", "campaign", "author", "digest", "salt"];
    expect(Object.keys(JSON.parse(writeSaltFile(file)))).toEqual(fields);
  });

  it("is refused where a field is cut, where it is no JSON, and where it is too long", async () => {
    const cut = writeSaltFile(file).replace("5a5a", "");
    for (const text of [cut, "salt", "null", "[]", "{}", writeSaltFile(file).padEnd(20_000)]) {
      await expect(readSaltFile(blob(text))).rejects.toBeInstanceOf(BadSaltFile);
    }
  });

  it("says what doesn't fit where it is shown", () => {
    expect(saltFileFault(file, { ...place, chainId: 1 })).toContain("another chain");
    expect(saltFileFault(file, { ...place, contributions: author })).toContain("another chain");
    expect(saltFileFault(file, { ...place, campaign: 4 })).toContain("campaign 3");
    expect(saltFileFault(file, { ...place, digest: `0x${"d2".repeat(32)}` })).toContain("another work");
    expect(saltFileFault(file, { ...place, author: contributions })).toContain("0xa1a1…a1a1");
  });
});
