import { writeFileSync } from "node:fs";
import Mocha from "mocha";

// Runs the contracts' tests (mocha's and Solidity's) inside Hardhat and writes the true counts to the file named by the first
// argument: Hardhat's own summary counts mocha's skipped tests as passed.
const [, , resultFile = ""] = process.argv;
const { default: hre } = await import("hardhat");

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const mochaCounts: Counts = { passed: 0, failed: 0, skipped: 0 };
class Counting extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on("pass", () => {
      mochaCounts.passed += 1;
    });
    // A failing hook is told as a failure, too.
    runner.on("fail", () => {
      mochaCounts.failed += 1;
    });
    runner.on("pending", () => {
      mochaCounts.skipped += 1;
    });
  }
}

const reporter: { reporter: typeof Counting } = { reporter: Counting };
Object.assign(hre.config.test.mocha, reporter);
await hre.tasks.getTask("build").run({});
const mochaResult: unknown = await hre.tasks.getTask(["test", "mocha"]).run({ noCompile: true });
const solidityResult: unknown = await hre.tasks.getTask(["test", "solidity"]).run({ noCompile: true });
const solidityCounts = countsOf(solidityResult);
writeFileSync(resultFile, JSON.stringify({ mocha: mochaCounts, solidity: solidityCounts }));
process.exit(isSuccess(mochaResult) && isSuccess(solidityResult) ? 0 : 1);

function isSuccess(result: unknown): boolean {
  return typeof result === "object" && result !== null && "success" in result && result.success === true;
}

/**
 * Counts each suite's tests. Hardhat answers `{ success, value | error: { summary, suiteResults } }`; its summary stays at 0 where
 * nobody reads the report to its end.
 */
function countsOf(result: unknown): Counts {
  interface Run {
    suiteResults?: { testResults: { status: string }[] }[];
  }
  const { value, error } = result as { value?: Run; error?: Run };
  const states = ((value ?? error)?.suiteResults ?? []).flatMap((suite) =>
    suite.testResults.map(({ status }) => status),
  );
  const failed = states.filter((status) => status === "Failure").length;
  const skipped = states.filter((status) => status === "Skipped").length;
  return { passed: states.length - failed - skipped, failed, skipped };
}
