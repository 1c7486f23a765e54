import { isIPv6 } from "node:net";

/** The eight groups of an IPv6 address, without leading zeros and in lower case, however it is written; null for anything else. */
export function ipv6Groups(address: string): readonly string[] | null {
  // A zone (fe80::1%eth0) says by which of our own lines it came.
  const bare = address.replace(/%.*$/s, "");
  if (!isIPv6(bare)) return null;
  const [head = "", tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  return [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
}
