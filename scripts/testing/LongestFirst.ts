import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { root } from "../runtime/paths.ts";
import { longTests } from "./longTests.ts";

/** Begins with the long files, which a fresh clone has no timings of; the others come in Vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longTests.indexOf(relative(root, moduleId).replaceAll("\\", "/"));
      return index === -1 ? longTests.length : index;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
