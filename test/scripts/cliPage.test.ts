import { expect, it } from "vitest";
import { generateCliPage } from "../../scripts/generateCliPage.ts";

it("docs/cli.md says what --help says: else run npm run generate", async () => {
  const { committed, generated } = await generateCliPage({ write: false });
  expect(committed).toBe(generated);
  expect(committed).toContain("### colophon campaign review");
});
