import { describe, expect, it } from "vitest";
import { BadConfig, parseConfig } from "../../src/lib/config.ts";

const address = `0x${"Ab".repeat(20)}`;
const good = {
  deployment: {
    chainId: 31337,
    startBlock: 1,
    contributions: address,
    curation: address,
    rewardPools: address,
    royalties: address,
    editions: address,
    tokens: [{ address, symbol: "PLAY", name: "Play money", decimals: 6 }],
  },
  rpcUrl: "http://127.0.0.1:8545/",
  apiUrl: "http://127.0.0.1:4000",
  relayUrl: "http://127.0.0.1:4100",
  gatewayUrl: "http://127.0.0.1:8080",
  chainName: "Local chain",
  local: true,
};

describe("parseConfig", () => {
  it("takes a good one, lowers addresses and cuts slashes at the end", () => {
    const config = parseConfig(good);
    expect(config.rpcUrl).toBe("http://127.0.0.1:8545");
    expect(config.deployment.contributions).toBe(address.toLowerCase());
    expect(config.deployment.tokens[0]?.decimals).toBe(6);
  });

  it("names every fault at once", () => {
    const bad = {
      ...good,
      rpcUrl: "javascript:alert(1)",
      chainName: "",
      deployment: { ...good.deployment, chainId: "1" },
    };
    try {
      parseConfig(bad);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(BadConfig);
      expect((error as BadConfig).faults).toEqual([
        "deployment.chainId must be a whole number.",
        "rpcUrl must be an http or https address.",
        "chainName must be text.",
      ]);
    }
  });

  it.each([null, 1, "x", []])("refuses %j", (value) => {
    expect(() => parseConfig(value)).toThrow(BadConfig);
  });

  it("is local only where it says so", () => {
    expect(parseConfig({ ...good, local: "true" }).local).toBe(false);
  });
});
