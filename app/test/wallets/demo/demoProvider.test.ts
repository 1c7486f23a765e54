import { type Hex, parseTransaction, recoverMessageAddress, recoverTransactionAddress } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { ACTORS } from "../../../src/wallets/demo/actors.ts";
import { demoProvider } from "../../../src/wallets/demo/demoProvider.ts";

const [brand] = ACTORS;
if (brand === undefined) throw new Error("no actors");

function providerOver(answers: Record<string, unknown>) {
  const asked: { method: string; params?: Hex[] }[] = [];
  const provider = demoProvider(
    31337,
    async (request) => {
      asked.push({ method: request.method, params: request.params as Hex[] });
      return answers[request.method];
    },
    brand as (typeof ACTORS)[number],
  );
  return { provider, asked };
}

describe("demo wallet", () => {
  it("has the keys of the addresses it shows", () => {
    for (const actor of ACTORS) {
      const { address } = mnemonicToAccount("test test test test test test test test test test test junk", {
        addressIndex: actor.index,
      });
      expect(address.toLowerCase()).toBe(actor.address);
    }
  });

  it("becomes somebody else", async () => {
    const { provider } = providerOver({});
    const ada = ACTORS.find((actor) => actor.name === "Ada");
    provider.choose(ada?.address ?? "0x");
    expect(await provider.request({ method: "eth_accounts" })).toEqual([ada?.address]);
  });

  it("signs messages with the named account", async () => {
    const { provider } = providerOver({});
    const signature = await provider.request({ method: "personal_sign", params: ["0x6869", brand.address] });
    const signer = await recoverMessageAddress({ message: "hi", signature: signature as Hex });
    expect(signer.toLowerCase()).toBe(brand.address);
  });

  it("sends transactions signed for this chain, with room for the gas", async () => {
    const { provider, asked } = providerOver({
      eth_getTransactionCount: "0x2",
      eth_estimateGas: "0x64",
      eth_gasPrice: "0x3b9aca00",
      eth_sendRawTransaction: "0xhash",
    });
    const to = `0x${"11".repeat(20)}`;
    await provider.request({ method: "eth_sendTransaction", params: [{ from: brand.address, to, data: "0x1234" }] });
    const [raw = "0x"] = asked.find((request) => request.method === "eth_sendRawTransaction")?.params ?? [];
    const transaction = parseTransaction(raw);
    expect(transaction).toMatchObject({ chainId: 31337, nonce: 2, gas: 120n, to, data: "0x1234" });
    const signer = await recoverTransactionAddress({ serializedTransaction: raw as `0x02${string}` });
    expect(signer.toLowerCase()).toBe(brand.address);
  });

  it("knows no other chain and no other account", async () => {
    const { provider } = providerOver({});
    await expect(
      provider.request({ method: "wallet_switchEthereumChain", params: [{ chainId: "0x1" }] }),
    ).rejects.toMatchObject({ code: 4902 });
    await expect(
      provider.request({ method: "personal_sign", params: ["0x00", `0x${"99".repeat(20)}`] }),
    ).rejects.toMatchObject({ code: 4100 });
  });
});
