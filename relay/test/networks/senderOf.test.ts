import { describe, expect, it } from "vitest";
import { senderOf, widerSenderOf } from "../../src/files/senderOf.ts";

const SECRET = new Uint8Array(32).fill(7);
const sender = (address: string) => senderOf(SECRET, address);
const wider = (address: string) => widerSenderOf(SECRET, address);

describe("what the database counts a sender by", () => {
  it("is the same for one IPv4 address, whatever its port and its clothes", () => {
    const [first, ...others] = ["192.0.2.1", "192.0.2.1:50123", "::ffff:192.0.2.1", "[::FFFF:c000:201]:443"].map(
      sender,
    );
    for (const other of others) expect(other).toBe(first);
    expect(sender("192.0.2.2")).not.toBe(first);
    expect(sender("192.0.2.10")).not.toBe(first);
    for (const address of ["192.0.2.1", "192.0.2.1:50123", "::ffff:192.0.2.1"]) expect(wider(address)).toBeNull();
  });

  it("is the same for a whole /64 of IPv6, without port and zone, and the wider one for a /48", () => {
    const home = ["2001:db8:1:2::1", "2001:DB8:1:2:ffff::9", "[2001:db8:1:2::1]:50123", "2001:db8:1:2::9%eth0"];
    for (const address of home) {
      expect(sender(address), address).toBe(sender("2001:0db8:0001:0002::"));
      expect(wider(address), address).toBe(wider("2001:db8:1:ffff::1"));
    }
    expect(wider("2001:db8:1:2::1")).not.toBeNull();
    expect(sender("2001:db8:1:3::1")).not.toBe(sender("2001:db8:1:2::1"));
    expect(wider("2001:db8:2:2::1")).not.toBe(wider("2001:db8:1:2::1"));
    // A network and the wider one that it is in aren't counted as one.
    expect(sender("2001:db8:1:2::1")).not.toBe(wider("2001:db8:1:2::1"));
  });

  it("says nothing of the address to whoever doesn't have the key, and is the same for all that have it", () => {
    expect(senderOf(new Uint8Array(32).fill(8), "192.0.2.1")).not.toBe(sender("192.0.2.1"));
    expect(widerSenderOf(new Uint8Array(32).fill(8), "2001:db8::1")).not.toBe(wider("2001:db8::1"));
    expect(senderOf(new Uint8Array(32).fill(7), "192.0.2.1")).toBe(sender("192.0.2.1"));
    expect(sender("192.0.2.1")).toMatch(/^0x[0-9a-f]{32}$/);
  });
});
