import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "../runtime/paths.ts";

/** What vitest's JSON reporter writes, as far as it is read here. */
export interface VitestFile {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
}

/** What was thrown while a test file ran, and by none of its tests. */
export interface UnhandledError {
  message?: string;
  path?: string;
}

/** What Playwright's JSON reporter writes, as far as it is read here. */
export interface PlaywrightSuite {
  file?: string;
  specs?: {
    title: string;
    tests: { results: { status: string; error?: { message?: string } }[] }[];
  }[];
  suites?: PlaywrightSuite[];
}

/** Every failed test of vitest by file and name, with what it failed by; a file that can't be loaded counts as one. */
export function vitestFailures(files: readonly VitestFile[]): string[] {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length > 0) return failed.map((test) => told(`${file} › ${test.fullName}`, test.failureMessages?.[0]));
    return status === "failed" ? [told(file, message)] : [];
  });
}

/** Everything that was thrown outside of tests, by the file that ran. */
export function unhandledFailures(errors: readonly UnhandledError[]): string[] {
  return errors.map(({ message, path }) =>
    told(`${path === undefined ? "no file" : relative(root, path)}, outside of its tests`, message),
  );
}

/** Every failed or flaky test of Playwright. */
export function playwrightFailures(suites: readonly PlaywrightSuite[]): string[] {
  return suites.flatMap(({ file = "", specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ title, tests }) => {
      const failed = tests
        .flatMap(({ results }) => results)
        .find(({ status }) => status !== "passed" && status !== "skipped");
      return failed === undefined ? [] : [told(`${file} › ${title}`, failed.error?.message)];
    }),
    ...playwrightFailures(inner),
  ]);
}

/** The message's first line that says something: the whole stands where the test ran. */
function told(name: string, message = ""): string {
  const line = stripVTControlCharacters(message)
    .split("\n")
    .find((one) => one.trim() !== "");
  return line === undefined ? name : `${name}: ${line.trim().slice(0, 300)}`;
}
