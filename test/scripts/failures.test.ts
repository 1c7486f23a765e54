import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/runtime/paths.ts";
import { playwrightFailures, unhandledFailures, vitestFailures } from "../../scripts/testing/failures.ts";

describe("what failed", () => {
  it("is named by vitest's file and test, with the first line that says something", () => {
    const passed = { status: "passed", fullName: "a sum is right" };
    const failed = {
      status: "failed",
      fullName: "a sum isn't wrong",
      failureMessages: ["\n\u001b[31mexpected 4\u001b[39m\nat line 7"],
    };
    expect(
      vitestFailures([
        { name: join(root, "sdk/test/sum.test.ts"), status: "failed", assertionResults: [passed, failed] },
        { name: join(root, "sdk/test/none.test.ts"), status: "failed", message: "no such file", assertionResults: [] },
        { name: join(root, "sdk/test/good.test.ts"), status: "passed", assertionResults: [passed] },
      ]),
    ).toEqual(["sdk/test/sum.test.ts › a sum isn't wrong: expected 4", "sdk/test/none.test.ts: no such file"]);
  });

  it("is named by the file that ran where no test failed by it", () => {
    const path = join(root, "sdk/test/sum.test.ts");
    expect(unhandledFailures([{ message: "ENOENT: no such file", path }, {}])).toEqual([
      "sdk/test/sum.test.ts, outside of its tests: ENOENT: no such file",
      "no file, outside of its tests",
    ]);
  });

  it("is named by Playwright's file and test, however deep, and where a second try passed", () => {
    const spec = (title: string, ...results: { status: string; error?: { message: string } }[]) => ({
      ...{ title, tests: [{ results }] },
    });
    const late = { status: "timedOut", error: { message: "Test timeout of 60000ms exceeded." } };
    const inner = { file: "a.spec.ts", specs: [spec("late", late), spec("flaky", late, { status: "passed" })] };
    const good = spec("good", { status: "passed" }, { status: "skipped" });
    expect(playwrightFailures([{ file: "a.spec.ts", specs: [good], suites: [inner] }])).toEqual([
      "a.spec.ts › late: Test timeout of 60000ms exceeded.",
      "a.spec.ts › flaky: Test timeout of 60000ms exceeded.",
    ]);
  });
});
