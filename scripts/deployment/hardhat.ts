/** Hardhat with the build that is deployed; see hardhat.config.ts. It takes a second to load, so only where it is needed. */
export async function hardhat() {
  process.env.COLOPHON_BUILD = "deployment";
  return (await import("hardhat")).default;
}
