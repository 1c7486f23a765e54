/** The protocol's contracts, in the order of `Part` in `contracts/interfaces/IGenesis.sol`. */
export const parts = ["Contributions", "RewardPools", "Curation", "Royalties", "Editions"] as const;

/** One of the protocol's contracts. */
export type Part = (typeof parts)[number];
