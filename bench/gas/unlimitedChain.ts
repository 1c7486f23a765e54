/** A chain of its own that takes contracts of any size, which no real one does: for alternatives. */
export async function unlimitedChain() {
  const { network } = await import("hardhat");
  return network.create({ override: { allowUnlimitedContractSize: true } });
}
