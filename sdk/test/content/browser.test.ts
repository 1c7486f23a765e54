import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const SRC = new URL("../../src/", import.meta.url);
const ENTRIES = [
  "content/contentIdOf.ts",
  "content/contentTreeOf.ts",
  "content/carOfBlob.ts",
  "content/verifyCar.ts",
  "content/parseCid.ts",
  "content/cidFromDigest.ts",
  "content/rawBlockOf.ts",
  "uploads/uploadCar.ts",
];

describe("what a page imports", () => {
  for (const entry of ENTRIES) {
    it(`${entry} reaches nothing of Node`, () => {
      const seen = new Set<string>();
      const open = [new URL(entry, SRC).href];
      for (let file = open.pop(); file !== undefined; file = open.pop()) {
        if (seen.has(file)) continue;
        seen.add(file);
        const source = readFileSync(new URL(file), "utf8");
        for (const [, name = ""] of source.matchAll(/\bfrom "([^"]+)"/g)) {
          expect(name, `in ${file}`).not.toMatch(/^node:|\/node\//);
          if (name.startsWith(".")) open.push(new URL(name, file).href);
        }
        expect(source, `in ${file}`).not.toMatch(/\b(Buffer|process)\./);
      }
      expect(seen.size).toBeGreaterThan(1);
    });
  }
});
