import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTestClient, type Hex, http, pad, toHex } from "viem";
import { getBalance } from "viem/actions";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../indexer/test/support/startProcess.ts";
import { readRelayed } from "../../sdk/src/relay/readRelayed.ts";
import { ADA, BRAND, type IntakeStage, makeWork, RELAY } from "./support/intakeStage.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

/** Says yes to any signature (ERC-1271); and one that fails. */
const [YES, NO]: readonly [Hex, Hex] = ["0x631626ba7e60e01b60005260206000f3", "0x600080fd"];
/** Counts down from 40,000 before it says yes, which takes a million units of gas. */
const SLOW_YES: Hex = `0x619c405b600190038060035750${YES.slice(2)}`;

describe("a smart account", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });

  afterEach(() => stage.endRelays());

  /** The chain, with something done around each estimate: code can tell the two apart in ways that differ by node. */
  async function aroundEstimates(
    before: () => Promise<void>,
    after: () => Promise<void>,
  ): Promise<{ url: string; close: () => void }> {
    const server = createServer(async (request, answer) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const body = Buffer.concat(pieces).toString();
      // Where a node can fill in what a transaction lacks, viem has it estimate by that.
      const { method } = JSON.parse(body) as { method: string };
      const estimates = method === "eth_estimateGas" || method === "eth_fillTransaction";
      if (estimates) await before();
      const headers = { "content-type": "application/json" };
      const said = await fetch(stage.chain.url, { method: "POST", headers, body });
      if (estimates) await after();
      answer.writeHead(said.status, headers).end(await said.text());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
  }

  /** What becomes of the work of an account with that code, which costs the relay nothing. */
  async function givenUp(author: Hex, rpcUrl: string) {
    const campaign = await stage.openCampaign();
    const relay = await stage.start(await stage.database(), { RPC_URL: rpcUrl });
    const reader = stage.chain.wallet(BRAND);
    const before = await getBalance(reader, { address: stage.account(RELAY) });
    const work = await makeWork();
    const said = await stage.sign(campaign, ADA, work);
    const { signed } = await stage.send(relay, { ...said, author, epoch: 0, signature: `0x${"ab".repeat(65)}` }, work);
    const found = await eventually(
      () => readRelayed(relay.url, signed),
      ({ state }) => state === "void" || state === "anchored",
      "the work given up",
    );
    expect(await getBalance(reader, { address: stage.account(RELAY) })).toBe(before);
    return found;
  }

  it("that says yes in each rehearsal, and no where its gas is estimated, has its work given up, with the reason and at no cost", async () => {
    const author = pad(toHex(0xfaced), { size: 20 });
    const chain = createTestClient({ mode: "anvil", transport: http(stage.chain.url) });
    const says = (bytecode: Hex) => () => chain.setCode({ address: author, bytecode });
    await says(YES)();
    // Yes again right after it: the next rehearsal has no reason to give it up.
    const node = await aroundEstimates(says(NO), says(YES));
    try {
      expect(await givenUp(author, node.url)).toMatchObject({ state: "void", void: { reason: "bad-signature" } });
    } finally {
      node.close();
    }
  });

  it("whose yes takes more than a million units of gas has its work given up, at no cost", async () => {
    const author = pad(toHex(0x510e), { size: 20 });
    const chain = createTestClient({ mode: "anvil", transport: http(stage.chain.url) });
    await chain.setCode({ address: author, bytecode: SLOW_YES });
    const found = await givenUp(author, stage.chain.url);
    expect(found).toMatchObject({ state: "void", void: { reason: "too-much-gas" } });
  });
});
