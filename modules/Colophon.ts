import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

const hour = 3_600;
const day = 24 * hour;
const eth = 10n ** 18n;

/**
 * The protocol: Contributions (with its renderer), Curation and RewardPools. All periods in seconds; the defaults are
 * those of a live chain. What is set here is set for ever: the contracts have no owner.
 */
export default buildModule("Colophon", (m) => {
  const contributions = m.contract("Contributions", [
    {
      reviewMin: m.getParameter("reviewMin", 3 * day),
      appealMin: m.getParameter("appealMin", 3 * day),
      finalityMin: m.getParameter("finalityMin", 1 * day),
      appealBondCap: m.getParameter("appealBondCap", eth / 10n),
    },
  ]);
  const rewardPools = m.contract("RewardPools", [
    contributions,
    {
      challenge: m.getParameter("challenge", 72 * hour),
      silence: m.getParameter("silence", 14 * day),
      reopen: m.getParameter("reopen", 30 * day),
      refund: m.getParameter("refund", 180 * day),
    },
  ]);
  const curation = m.contract("Curation", [contributions, rewardPools]);
  return { contributions, curation, rewardPools };
});
