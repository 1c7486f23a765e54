import { binOf } from "../../scripts/testing/bin.ts";
import { runCommand } from "../../scripts/testing/runCommand.ts";
import type { Measurement } from "../Row.ts";
import type { Bench, Suite } from "../Suite.ts";
import { anchoring } from "./anchoring.ts";
import { Chain } from "./Chain.ts";
import { certifying } from "./certifying.ts";
import { claiming } from "./claiming.ts";
import { compile } from "./compile.ts";
import { installPackages } from "./installPackages.ts";

/** Gas of everything people do, beside what others ask for it; exact, so that any machine prints the same. */
export const gasSuite: Suite = {
  name: "gas",
  about: "total transaction gas, ours and our peers', on one in-process chain",
  run,
};

async function run({ say }: Bench): Promise<Measurement[]> {
  await installPackages(say);
  await build(say);
  const compiled = await compile(say);
  // Only now: the chain's helpers take the contracts from what was just built.
  const ours = await import("../../test/contracts/support/world.ts");
  const pools = await import("../../test/contracts/RewardPools/support.ts");
  const [sender] = (await ours.viem.getWalletClients()).slice(-1);
  if (sender === undefined) throw new Error("The in-process chain has no accounts.");
  const chain = new Chain(ours, sender);
  say("Certifying");
  const { rows, batches } = await certifying(chain, ours, compiled);
  say("Anchoring");
  rows.push(...(await anchoring(chain, ours, compiled, batches, say)));
  say("Claiming");
  rows.push(...(await claiming(chain, pools, compiled, say)));
  return rows;
}

async function build(say: (line: string) => void): Promise<void> {
  say("Compiling the contracts");
  const { status, output } = await runCommand(process.execPath, [binOf("hardhat"), "build"], { show: false });
  if (status !== 0) throw new Error(`The contracts don't compile:\n${output.slice(-4_000)}`);
}
