import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/runtime/paths.ts";
import { longTests } from "../../scripts/testing/longTests.ts";

it("the list of long tests names files that are there, each once", () => {
  expect(longTests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(new Set(longTests).size).toBe(longTests.length);
});
