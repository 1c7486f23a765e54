import { createWalletClient, http, isAddressEqual } from "viem";
import { foundry } from "viem/chains";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ContractReverted } from "../../src/actions/ContractReverted.ts";
import { cancelSignatures } from "../../src/actions/cancelSignatures.ts";
import { certify } from "../../src/actions/certify.ts";
import { certifyFor } from "../../src/actions/certifyFor.ts";
import { ChainUnreachable, InsufficientFunds, NoAccount, WrongChain } from "../../src/actions/errors.ts";
import { findCertifications } from "../../src/actions/findCertifications.ts";
import { publishTerms } from "../../src/actions/publishTerms.ts";
import { readCampaign } from "../../src/actions/readCampaign.ts";
import { readContribution } from "../../src/actions/readContribution.ts";
import { signContribution } from "../../src/actions/signContribution.ts";
import { transferWork } from "../../src/actions/transferWork.ts";
import { verifyContent } from "../../src/actions/verifyContent.ts";
import { MalformedId } from "../../src/ids/errors.ts";
import { type LocalChain, startLocalChain } from "../support/localChain.ts";
import { digestOfText, openQuickCampaign, workOf } from "../support/works.ts";

let chain: LocalChain;
let campaign: number;
let config: string;

beforeAll(async () => {
  chain = await startLocalChain();
  const opened = await openQuickCampaign(chain);
  campaign = opened.campaign;
  config = opened.config;
});
afterAll(() => chain?.stop());

async function refusal(action: Promise<unknown>): Promise<ContractReverted> {
  const error = await action.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ContractReverted)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe("certify", () => {
  it("certifies a work by its signer, with parents and manifest", async () => {
    const { deployment } = chain;
    const author = chain.wallet(2);
    const parent = await certify(author, { deployment, ...workOf(campaign, config, "parent") });
    const manifest = digestOfText("manifest");
    const child = await certify(author, {
      deployment,
      ...workOf(campaign, config, "child"),
      kind: "image",
      codec: "dag-pb",
      aiUse: "assisted",
      manifest,
      parents: [parent.id],
    });
    expect(child.receipt.status).toBe("success");
    expect(child.result).toBe(BigInt(child.id));

    const read = await readContribution(author, { deployment, id: child.id });
    expect(read).toMatchObject({ campaign, kind: "image", codec: "dag-pb", aiUse: "assisted" });
    expect(isAddressEqual(read.author, author.account.address)).toBe(true);
    const { items } = await findCertifications(author, { deployment, digest: digestOfText("child") });
    expect(items).toMatchObject([
      { id: child.id, manifest, parents: [parent.id], config, status: "provisional", transaction: child.hash },
    ]);
  });

  it("names author and time when the bytes are certified already", async () => {
    const { deployment } = chain;
    await certify(chain.wallet(2), { deployment, ...workOf(campaign, config, "twice") });
    const error = await refusal(certify(chain.wallet(3), { deployment, ...workOf(campaign, config, "twice") }));
    expect(error.errorName).toBe("AlreadyCertified");
    expect(error.code).toBe("already-certified");
    expect(error.message).toContain(chain.wallet(2).account.address);
    expect(error.message).toMatch(/on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
  });

  it("names a parent that was never certified", async () => {
    const { deployment } = chain;
    const parents = [`0x00000001${"7".repeat(56)}`];
    const error = await refusal(
      certify(chain.wallet(2), { deployment, ...workOf(campaign, config, "orphan"), parents }),
    );
    expect(error.errorName).toBe("UnknownParent");
    expect(error.message).toContain(parents[0]);
  });

  it("refuses terms that were replaced", async () => {
    const { deployment } = chain;
    const opened = await openQuickCampaign(chain);
    await publishTerms(chain.wallet(0), { deployment, campaign: opened.campaign, terms: digestOfText("new terms") });
    const work = workOf(opened.campaign, opened.config, "late");
    expect((await refusal(certify(chain.wallet(2), { deployment, ...work }))).errorName).toBe("OtherConfig");
    const present = await readCampaign(chain.wallet(2), { deployment, campaign: opened.campaign });
    expect(present.terms.version).toBe(2);
    await certify(chain.wallet(2), { deployment, ...work, config: present.config });
  });

  describe("before anything is sent", () => {
    it("refuses malformed ids", async () => {
      const { deployment } = chain;
      const work = workOf(campaign, config, "x");
      await expect(certify(chain.wallet(2), { deployment, ...work, digest: "0x12" })).rejects.toBeInstanceOf(
        MalformedId,
      );
      await expect(certify(chain.wallet(2), { deployment, ...work, parents: ["12z"] })).rejects.toBeInstanceOf(
        MalformedId,
      );
    });

    it("refuses another chain than the deployment's", async () => {
      const deployment = { ...chain.deployment, chainId: 1 };
      const action = certify(chain.wallet(2), { deployment, ...workOf(campaign, config, "x") });
      await expect(action).rejects.toBeInstanceOf(WrongChain);
      await expect(action).rejects.toMatchObject({ expected: 1, given: 31337 });
    });

    it("says that an endpoint is unreachable", async () => {
      const transport = http("http://127.0.0.1:1/secret-key", { retryCount: 0 });
      const client = createWalletClient({ account: chain.wallet(2).account, chain: foundry, transport });
      const action = certify(client, { deployment: chain.deployment, ...workOf(campaign, config, "x") });
      await expect(action).rejects.toBeInstanceOf(ChainUnreachable);
      await expect(action).rejects.toThrow(/http:\/\/127\.0\.0\.1:1 can't be reached/);
      await expect(action).rejects.not.toThrow(/secret-key/);
    });

    it("needs an account", async () => {
      const client = createWalletClient({ chain: foundry, transport: http(chain.url) });
      const action = certify(client, { deployment: chain.deployment, ...workOf(campaign, config, "x") });
      await expect(action).rejects.toBeInstanceOf(NoAccount);
    });

    it("says that an account has no ETH for gas", async () => {
      const { privateKeyToAccount, generatePrivateKey } = await import("viem/accounts");
      const account = privateKeyToAccount(generatePrivateKey());
      const client = createWalletClient({ account, chain: foundry, transport: http(chain.url) });
      const action = certify(client, { deployment: chain.deployment, ...workOf(campaign, config, "poor") });
      await expect(action).rejects.toBeInstanceOf(InsufficientFunds);
    });
  });
});

describe("certifyFor", () => {
  it("certifies for the signer of the message, paid by another", async () => {
    const { deployment } = chain;
    const author = chain.wallet(4);
    const signed = await signContribution(author, { deployment, ...workOf(campaign, config, "sponsored") });
    const { id } = await certifyFor(chain.wallet(0), { deployment, ...signed });
    const read = await readContribution(author, { deployment, id });
    expect(isAddressEqual(read.author, author.account.address)).toBe(true);
  });

  it("refuses an expired signature and says until when it was good", async () => {
    const { deployment } = chain;
    const deadline = BigInt(await chain.now()) - 10n;
    const signed = await signContribution(chain.wallet(4), {
      deployment,
      ...workOf(campaign, config, "old"),
      deadline,
    });
    const error = await refusal(certifyFor(chain.wallet(0), { deployment, ...signed }));
    expect(error.errorName).toBe("SignatureExpired");
    expect(error.message).toContain("The signature was good until");
  });

  it("refuses changed fields, and signatures that were cancelled", async () => {
    const { deployment } = chain;
    const signed = await signContribution(chain.wallet(4), { deployment, ...workOf(campaign, config, "changed") });
    const changed = { ...signed, aiUse: "generated" as const };
    expect((await refusal(certifyFor(chain.wallet(0), { deployment, ...changed }))).errorName).toBe("BadSignature");
    const { result: epoch } = await cancelSignatures(chain.wallet(4), { deployment });
    expect(epoch).toBe(1);
    expect((await refusal(certifyFor(chain.wallet(0), { deployment, ...signed }))).errorName).toBe("BadSignature");
  });
});

describe("verifyContent", () => {
  it("finds a file's certifications in all campaigns, earliest first", async () => {
    const { deployment } = chain;
    const other = await openQuickCampaign(chain);
    const content = new TextEncoder().encode("in two campaigns");
    const digest = digestOfText("in two campaigns");
    await certify(chain.wallet(3), { deployment, ...workOf(other.campaign, other.config, "in two campaigns") });
    await certify(chain.wallet(2), { deployment, ...workOf(campaign, config, "in two campaigns") });

    const verdict = await verifyContent(chain.wallet(5), { deployment, content });
    if (!verdict.certified) throw new Error("not certified");
    expect(verdict.digest).toBe(digest);
    expect(verdict.certifications.map((item) => item.campaign)).toEqual([other.campaign, campaign]);
    expect(isAddressEqual(verdict.first.author, chain.wallet(3).account.address)).toBe(true);

    const one = await verifyContent(chain.wallet(5), { deployment, digest, campaign });
    if (!one.certified) throw new Error("not certified");
    expect(one.certifications).toHaveLength(1);
  });

  it("refuses one changed byte", async () => {
    const { deployment } = chain;
    const content = new TextEncoder().encode("In two campaigns");
    expect(await verifyContent(chain.wallet(5), { deployment, content })).toMatchObject({ certified: false });
  });

  it("takes the codec into account: the same digest as dag-pb is other content", async () => {
    const { deployment } = chain;
    const digest = digestOfText("in two campaigns");
    expect(await verifyContent(chain.wallet(5), { deployment, digest, codec: "dag-pb" })).toMatchObject({
      certified: false,
    });
  });
});

describe("transferWork", () => {
  it("moves only final works, and leaves the author", async () => {
    const { deployment } = chain;
    const [author, collector] = [chain.wallet(2), chain.wallet(6).account.address];
    const { id } = await certify(author, { deployment, ...workOf(campaign, config, "sold") });
    const transfer = { deployment, id, from: author.account.address, to: collector };
    expect((await refusal(transferWork(author, transfer))).errorName).toBe("Provisional");
    const { finalAt } = await readContribution(author, { deployment, id });
    await chain.travelTo(finalAt);
    await transferWork(author, transfer);
    const read = await readContribution(author, { deployment, id });
    expect(read.owner).toBe(collector);
    expect(isAddressEqual(read.author, author.account.address)).toBe(true);
    const { items } = await findCertifications(author, { deployment, digest: digestOfText("sold") });
    expect(items).toMatchObject([{ status: "final", owner: collector }]);
  });
});
