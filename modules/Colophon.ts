import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { parts } from "./parts.ts";

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
    // Only the circle's contracts know one another's addresses, and none calls another while it is made: so all go at once.
    const placed = parts.map((part, number) => {
      const code = m.getParameter<string>(`${part}Code`);
      const place = m.call(genesis, "place", [number, code], { id: `place${part}` });
      const where = m.staticCall(genesis, "addressOf", [number], 0, { id: `where${part}`, after: [place] });
      return [part, m.contractAt(part, where)] as const;
    });
    return { genesis, ...Object.fromEntries(placed) };
  });
}

const numbers = (m: IgnitionModuleBuilder, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, m.getParameter<bigint>(name)]));

export default colophon();
