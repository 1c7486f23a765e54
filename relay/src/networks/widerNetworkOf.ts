/**
 * The /48 that a /64 of IPv6 is in, of which tunnel brokers give one to everybody for nothing; null for an IPv4 address, of which each costs something.
 *
 * @param network as `networkOf` gives it
 */
export function widerNetworkOf(network: string): string | null {
  const groups = network.split(":");
  return groups.length === 4 ? `${groups.slice(0, 3).join(":")}::/48` : null;
}

/** As often as one address may do something, times this, may all of a /48. */
export const WIDER = 16;
