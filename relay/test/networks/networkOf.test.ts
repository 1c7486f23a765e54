import { describe, expect, it } from "vitest";
import { networkOf } from "../../src/networks/networkOf.ts";
import { widerNetworkOf } from "../../src/networks/widerNetworkOf.ts";

describe("the network that an address is in", () => {
  it("is an IPv4 address itself, in whatever clothes, and never its port", () => {
    const same = ["192.0.2.1", "::ffff:192.0.2.1", "::FFFF:c000:201", "0:0:0:0:0:ffff:c000:0201", "192.0.2.1:50123"];
    same.push("[::ffff:192.0.2.1]:443");
    for (const address of same) expect(networkOf(address), address).toBe("192.0.2.1");
    expect(networkOf("192.0.2.10")).toBe("192.0.2.10");
    expect(widerNetworkOf("192.0.2.1")).toBeNull();
  });

  it("is the /64 of an IPv6 address, however it is written, and in a /48", () => {
    const same = [
      "2001:db8:1:2::1",
      "2001:DB8:1:2:ffff::",
      "2001:0db8:0001:0002:0:0:0:9",
      "2001:db8:1:2::9%eth0",
      "[2001:db8:1:2::1]:50123",
      "2001:db8:1:2::192.0.2.1",
    ];
    for (const address of same) expect(networkOf(address), address).toBe("2001:db8:1:2");
    expect(networkOf("2001:db8:1:3::1")).toBe("2001:db8:1:3");
    expect(widerNetworkOf(networkOf("2001:db8:1:2::1"))).toBe(widerNetworkOf(networkOf("2001:db8:1:ffff::1")));
    expect(widerNetworkOf(networkOf("2001:db8:2:2::1"))).not.toBe(widerNetworkOf(networkOf("2001:db8:1:2::1")));
    expect(networkOf("::1")).toBe("0:0:0:0");
    expect(networkOf("::")).toBe("0:0:0:0");
  });

  it("is the text where that is no address, and of a bounded length", () => {
    expect(networkOf("unknown")).toBe("unknown");
    expect(networkOf("x".repeat(10_000))).toHaveLength(64);
    expect(widerNetworkOf(networkOf("everybody"))).toBeNull();
  });
});
