import { join } from "node:path";
import hre from "hardhat";
import { z } from "zod";
import { root } from "../runtime/paths.ts";
import { InfrastructureError } from "./model.ts";

const run = z.looseObject({
  suiteResults: z.array(
    z.looseObject({
      id: z.looseObject({ name: z.string(), source: z.string() }),
      testResults: z.array(z.looseObject({ name: z.string(), status: z.string(), reason: z.string().optional() })),
    }),
  ),
});
const answer = z.looseObject({ value: run.optional(), error: run.optional() });

/** The first Solidity test that failed, or how many passed. */
export type SolidityResult = { passed: number } | { file: string; test: string };

/**
 * Runs files of Solidity tests from the artifacts as they are.
 *
 * @param files from the checkout
 * @throws {InfrastructureError} when they can't be run, or none was
 */
export async function runSolidityTests(files: readonly string[]): Promise<SolidityResult> {
  const result: unknown = await hre.tasks
    .getTask(["test", "solidity"])
    .run({ noCompile: true, testFiles: files.map((file) => join(root, file)) });
  const read = answer.safeParse(result);
  const suites = read.success ? (read.data.value ?? read.data.error)?.suiteResults : undefined;
  if (suites === undefined) throw new InfrastructureError("Hardhat told no results of the Solidity tests.");
  let passed = 0;
  for (const { id, testResults } of suites) {
    for (const { name, status } of testResults) {
      if (status === "Failure") return { file: id.source.replace(/^project\//, ""), test: `${id.name}.${name}` };
      if (status === "Success") passed += 1;
    }
  }
  if (passed === 0) throw new InfrastructureError(`${files.join(", ")} ran no test.`);
  return { passed };
}
