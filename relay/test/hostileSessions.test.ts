import {
  type Address,
  concat,
  createTestClient,
  encodeAbiParameters,
  type Hex,
  http,
  pad,
  serializeErc6492Signature,
  toHex,
} from "viem";
import { beforeAll, describe, expect, it } from "vitest";
import { BreakingLink } from "../../test/support/BreakingLink.ts";
import { ADA, BRUNO, type IntakeStage } from "./support/intakeStage.ts";
import { postSession, signIn, signInMessage } from "./support/signIn.ts";
import { smartAccount } from "./support/smartAccount.ts";
import type { TestRelay } from "./support/startRelay.ts";
import { useIntakeStage } from "./support/useIntakeStage.ts";

/** What ERC-6492 and ERC-8010 end with. */
const MAGIC = { wrapped: `0x${"6492".repeat(16)}`, delegated: `0x${"8010".repeat(16)}` } as const;
const ONES: Hex = `0x${"ff".repeat(32)}`;
const bytes = (length: number, value = "ab"): Hex => `0x${value.repeat(length)}`;

describe("who signs in with what is no signature", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  let relay: TestRelay;
  useIntakeStage((up) => {
    stage = up;
  });
  beforeAll(async () => {
    relay = await stage.start(await stage.database(), { MESSAGES_A_MINUTE: "10000" });
  }, 180_000);

  const answerTo = async (signature: Hex, changes: Parameters<typeof signInMessage>[3] = {}) => {
    const { status, json } = await postSession(relay, await signInMessage(stage, relay, ADA, changes), signature);
    return `${status} ${(json as { code: string }).code}`;
  };
  const setCode = (address: Address, bytecode: Hex) =>
    createTestClient({ mode: "anvil", transport: http(stage.chain.url) }).setCode({ address, bytecode });
  const wrap = (to: Address, data: Hex, signature: Hex): Hex =>
    serializeErc6492Signature({ address: to, data, signature });

  it("is told that it doesn't hold: empty, short, long, or ending like something else", async () => {
    expect(await answerTo("0x")).toBe("400 bad-message");
    expect(await answerTo(bytes(8_193))).toBe("400 bad-message");
    const none = [bytes(1), bytes(32), bytes(64), bytes(65), bytes(65, "00"), bytes(65, "ff"), bytes(8_192)];
    for (const signature of none) expect(await answerTo(signature), signature.slice(0, 12)).toBe("401 bad-session");
    for (const magic of Object.values(MAGIC)) {
      const heads = ["0x" as Hex, bytes(1), bytes(31), bytes(96), bytes(96, "00"), bytes(96, "ff"), bytes(8_000)];
      // A length, and places, that lie far outside.
      heads.push(
        concat([ONES, ONES, ONES]),
        concat([pad("0x20"), pad("0x20"), ONES]),
        concat([bytes(64), pad(toHex(2n ** 255n))]),
      );
      for (const head of heads) expect(await answerTo(concat([head, magic]))).toBe("401 bad-session");
    }
  });

  it("is told so as well where it wraps a factory that isn't there, fails, burns or answers without end", async () => {
    const [gone, reverts, burns, bomb] = [0xa1, 0xa2, 0xa3, 0xa4].map((n) => pad(toHex(n), { size: 20 })) as [
      Hex,
      Hex,
      Hex,
      Hex,
    ];
    await setCode(reverts, "0x60006000fd");
    await setCode(burns, "0x5b600056");
    // return(0, 2^20)
    await setCode(bomb, "0x621000006000f3");
    const own = await stage.chain.wallet(BRUNO).signMessage({ message: "something else" });
    for (const to of [gone, reverts, burns, bomb, stage.deployment.contributions]) {
      for (const signature of ["0x" as Hex, own, bytes(4_000)]) {
        expect(await answerTo(wrap(to, bytes(64), signature)), to).toBe("401 bad-session");
        // Of an account that isn't there, and of one that has code.
        const address = stage.deployment.curation;
        expect(await answerTo(wrap(to, bytes(64), signature), { address }), to).toBe("401 bad-session");
      }
    }
    // Wrapped in itself, again and again.
    let nested: Hex = own;
    for (let depth = 0; depth < 20; depth++) nested = wrap(gone, "0x", nested);
    expect(await answerTo(nested)).toBe("401 bad-session");
    expect(await answerTo(encodeAbiParameters([{ type: "address" }], [gone]))).toBe("401 bad-session");
  });

  it("is told so where its account's code fails, burns all gas, or answers something else", async () => {
    const codes: Hex[] = ["0x60006000fd", "0x5b600056", "0x621000006000f3", "0xfe", "0x00", "0x60016000526001601ff3"];
    for (const [n, code] of codes.entries()) {
      const address = pad(toHex(0xb0 + n), { size: 20 });
      await setCode(address, code);
      expect(await answerTo(bytes(65), { address }), code).toBe("401 bad-session");
      expect(await answerTo(wrap(address, "0x", bytes(65)), { address }), code).toBe("401 bad-session");
    }
  });

  it("is told so where the message names no account, or no time, that there is", async () => {
    const message = await signInMessage(stage, relay, ADA, { expirationTime: new Date(Date.now() + 600_000) });
    const signed = async (text: string) => {
      const signature = await stage.chain.wallet(ADA).signMessage({ message: text });
      const { status, json } = await postSession(relay, text, signature);
      return `${status} ${(json as { code: string }).code}`;
    };
    for (const field of ["Issued At", "Expiration Time"]) {
      for (const time of ["never", "9999-99-99T99:99:99Z", "+999999-01-01T00:00:00Z", "-271821-04-20T00:00:00Z", "1"]) {
        const told = await signed(message.replace(new RegExp(`${field}: .*`), `${field}: ${time}`));
        expect(told, `${field} ${time}`).toBe("401 bad-session");
      }
    }
    const own = stage.chain.wallet(ADA).account.address;
    // Another case than the checksum's is the same account.
    const odd = own.replace(/[a-f]/, (letter) => letter.toUpperCase());
    expect(odd).not.toBe(own);
    expect(await signed(message.replace(own, `0x${"0".repeat(40)}`))).toBe("401 bad-session");
    expect(await signed(message.replace(/Chain ID: \d+/, `Chain ID: ${"9".repeat(400)}`))).toBe("401 bad-session");
    expect(await signed(message.replace(own, odd))).toMatch(/^201 /);
  });

  it("gets a session all the same with what holds: a key's, and a smart account's before and after it is there", async () => {
    expect((await signIn(stage, relay, ADA)).status).toBe(201);
    const account = await smartAccount(stage);
    const { address, data } = account.factory;
    const by = async (form: (signature: Hex) => Hex) => {
      const message = await signInMessage(stage, relay, ADA, { address: account.address });
      const signature = await stage.chain.wallet(ADA).signMessage({ message });
      return (await postSession(relay, message, form(signature))).status;
    };
    expect(await by((signature) => wrap(address, data, signature))).toBe(201);
    expect(await by((signature) => signature)).toBe(401);
    await account.deploy();
    expect(await by((signature) => signature)).toBe(201);
    expect(await by((signature) => wrap(address, data, signature))).toBe(201);
  });

  it("is told that the chain is away where it is, and a key's holds without it", async () => {
    const link = await BreakingLink.start();
    link.leadTo(Number(new URL(stage.chain.url).port));
    const other = await stage.start(await stage.database(), { RPC_URL: link.url });
    const account = await smartAccount(stage);
    const message = await signInMessage(stage, other, ADA, { address: account.address });
    const signature = await stage.chain.wallet(ADA).signMessage({ message });
    await link.stop();
    const told = await postSession(other, message, signature);
    expect(told).toMatchObject({ status: 503, json: { code: "chain-unavailable" } });
    expect((await signIn(stage, other, BRUNO)).status).toBe(201);
  });
});
