import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { ContractCallFuture, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { type Part, parts } from "./parts.ts";

/**
 * The protocol: Genesis by CREATE2, which then places all others, in any order, where its own address says. What goes
 * where, and why: `docs/decisions/0012-deterministic-deployment.md`.
 *
 * All parameters are given by `scripts/deploy.ts`: periods in seconds (`modules/parameters/`), and each contract's creation
 * code with its hash, from the build. What is set here is set for ever: the contracts have no owner.
 *
 * @param found where Genesis already is, if somebody else was earlier: it is the same wherever it comes from
 */
export function colophon(found?: string) {
  return buildModule("Colophon", (m) => {
    const genesis =
      found === undefined
        ? m.contract("Genesis", [
            parts.map((part) => m.getParameter<string>(`${part}CodeHash`)),
            numbers(m, ["reviewMin", "appealMin", "finalityMin", "appealBondCap"]),
            numbers(m, ["challenge", "silence", "reopen", "refund"]),
          ])
        : m.contractAt("Genesis", found);
    const place = (part: Part, after: ContractCallFuture<string, string>[] = []) =>
      m.call(genesis, "place", [parts.indexOf(part), m.getParameter<string>(`${part}Code`)], {
        id: `place${part}`,
        after,
      });
    // Curation asks RewardPools something while it is made. No other contract calls another then, so all others go at once.
    const rewardPools = place("RewardPools");
    const placed = parts.map((part, number) => {
      const done = part === "RewardPools" ? rewardPools : place(part, part === "Curation" ? [rewardPools] : []);
      const where = m.staticCall(genesis, "addressOf", [number], 0, { id: `where${part}`, after: [done] });
      return [part, m.contractAt(part, where)] as const;
    });
    return { genesis, ...Object.fromEntries(placed) };
  });
}

const numbers = (m: IgnitionModuleBuilder, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, m.getParameter<bigint>(name)]));

export default colophon();
