import { isIPv4 } from "node:net";
import { ipv6Groups } from "./ipv6Groups.ts";

/**
 * The part of an address that is one person's: who has one IPv6 address has a whole /64 of them. Without the port, which some proxies say too, and
 * which is another one for each connection.
 */
export function networkOf(address: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  if (isIPv4(bare)) return bare;
  const groups = ipv6Groups(bare);
  // Not a proxy's idea of an address: one for each text, which is bounded.
  if (groups === null) return bare.slice(0, 64);
  if (groups.slice(0, 6).join(":") !== "0:0:0:0:0:ffff") return groups.slice(0, 4).join(":");
  const bytes = groups.slice(6).flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  return bytes.join(".");
}
