import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildApp } from "../../scripts/app/buildApp.ts";

/** Everything that a build would send to a browser. */
function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(js|html|json|css)$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

describe("the built page", () => {
  it("holds the demo wallet's keys only if it is built for a local chain", async () => {
    const [local, live] = [textOf(await buildApp({ local: true })), textOf(await buildApp({ local: false }))];
    const phrase = "test test test test test test test test test test test junk";
    expect(local).toContain(phrase);
    expect(live).not.toContain(phrase);
  }, 300_000);
});
