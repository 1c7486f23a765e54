import { readFileSync } from "node:fs";
import { sign } from "viem/accounts";
import { deployContract, readContract, waitForTransactionReceipt } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rewardPoolsAbi } from "../../src/abis/generated.ts";
import { worksAbi } from "../../src/abis/worksAbi.ts";
import { ContractReverted } from "../../src/actions/ContractReverted.ts";
import { certify } from "../../src/actions/certify.ts";
import { chainReader } from "../../src/actions/chainReader.ts";
import { ChainUnreachable, WrongChain } from "../../src/actions/errors.ts";
import { issueCertificate } from "../../src/actions/issueCertificate.ts";
import { proveAuthorship } from "../../src/actions/proveAuthorship.ts";
import { parseCertificate, writeCertificate } from "../../src/certificate/certificate.ts";
import { checkAuthorshipProof } from "../../src/certificate/checkAuthorshipProof.ts";
import { checkCertificate } from "../../src/certificate/checkCertificate.ts";
import { parseAccount } from "../../src/ids/account.ts";
import { configHashOf } from "../../src/ids/configHash.ts";
import { scheduleOf } from "../../src/ids/schedule.ts";
import { fromAbiSettings, toAbiSettings } from "../../src/ids/settings.ts";
import { rewardLeaf } from "../../src/merkle/rewardLeaf.ts";
import { type LocalChain, startLocalChain } from "../support/localChain.ts";
import { digestOfText, openQuickCampaign, workOf } from "../support/works.ts";

let chain: LocalChain;
let opened: Awaited<ReturnType<typeof openQuickCampaign>>;
let parent: `0x${string}`;
let child: `0x${string}`;

beforeAll(async () => {
  chain = await startLocalChain();
  const { deployment } = chain;
  opened = await openQuickCampaign(chain);
  const author = chain.wallet(2);
  const { campaign, config } = opened;
  parent = (await certify(author, { deployment, ...workOf(campaign, config, "parent") })).id;
  const more = {
    kind: "image",
    codec: "dag-pb",
    aiUse: "assisted",
    manifest: digestOfText("manifest"),
    parents: [parent],
  } as const;
  child = (await certify(author, { deployment, ...workOf(campaign, config, "child"), ...more })).id;
});
afterAll(() => chain?.stop());

describe("on a real chain", () => {
  it("a certificate made from it holds, and falls with the block", async () => {
    const { deployment } = chain;
    const client = chain.wallet(5);
    const sha256 = digestOfText("the file");
    const made = await issueCertificate(client, { deployment, id: child, sha256, size: 8 });
    expect(made).toMatchObject({
      parents: [parent],
      manifest: digestOfText("manifest"),
      config: opened.config,
      content: { size: 8, sha256 },
    });
    const certificate = parseCertificate(writeCertificate(made));
    const reader = await chainReader(client, { deployment });
    const material = { file: { digest: digestOfText("child"), sha256 }, manifestDigest: digestOfText("manifest") };
    const report = await checkCertificate(certificate, reader, material);
    expect(report.checks.filter(({ result }) => result !== "pass")).toEqual([]);
    expect(report.holds).toBe(true);
    const plain = await issueCertificate(client, { deployment, id: parent });
    expect(plain).toMatchObject({
      manifest: null,
      parents: [],
      content: { sha256: digestOfText("parent"), size: null },
    });
    expect((await checkCertificate(plain, reader)).holds).toBe(true);

    const elsewhere = {
      ...certificate,
      evidence: { ...certificate.evidence, transaction: plain.evidence.transaction },
    };
    expect((await checkCertificate(elsewhere, reader)).checks.find(({ id }) => id === "block")?.result).toBe("fail");
    const nowhere = { ...certificate, evidence: { ...certificate.evidence, transaction: digestOfText("nothing") } };
    expect((await checkCertificate(nowhere, reader)).checks.find(({ id }) => id === "block")?.sentence).toContain(
      "no transaction",
    );
    await expect(issueCertificate(client, { deployment, id: `0x00000001${"7".repeat(56)}` })).rejects.toThrow(
      ContractReverted,
    );
  });

  it("a proof of authorship holds, and falls for another's work", async () => {
    const { deployment } = chain;
    const reader = await chainReader(chain.wallet(5), { deployment });
    const proof = await proveAuthorship(chain.wallet(2), {
      deployment,
      work: child,
      verifier: "gallery.example",
      nonce: "1",
    });
    const expectation = { verifier: "gallery.example", nonce: "1", fileDigest: digestOfText("child") };
    const { holds, checks } = await checkAuthorshipProof(proof, reader, expectation);
    expect(checks.filter(({ result }) => result !== "pass")).toEqual([]);
    expect(holds).toBe(true);
    const forged = { ...proof, author: parseAccount(chain.wallet(3).account.address) };
    const report = await checkAuthorshipProof(forged, reader);
    expect(report.checks.filter(({ result }) => result === "fail").map(({ id }) => id)).toEqual([
      "signature",
      "author",
    ]);
  });

  it("a smart account is asked, and a contract that is none says no", async () => {
    const { deployment } = chain;
    const reader = await chainReader(chain.wallet(5), { deployment });
    const owner = chain.wallet(3);
    const { abi, bytecode } = JSON.parse(
      readFileSync(
        new URL("../../../artifacts/contracts/test/mocks/SmartAccount.sol/SmartAccount.json", import.meta.url),
        "utf8",
      ),
    );
    const deployed = await deployContract(owner, { abi, bytecode, args: [owner.account.address] });
    const wallet = (await waitForTransactionReceipt(owner, { hash: deployed })).contractAddress ?? "0x";
    const hash = digestOfText("anything");
    const signature = await sign({ hash, privateKey: chain.key(3), to: "hex" });
    const other = await sign({ hash, privateKey: chain.key(4), to: "hex" });
    expect(await reader.isSignatureOf(wallet, hash, signature)).toBe(true);
    expect(await reader.isSignatureOf(wallet, hash, other)).toBe(false);
    expect(await reader.isSignatureOf(wallet, hash, "0x")).toBe(false);
    expect(await reader.isSignatureOf(deployment.contributions, hash, signature)).toBe(false);
    expect(await reader.isSignatureOf(owner.account.address, hash, signature)).toBe(false);
    expect(await reader.isSignatureOf(wallet, hash, "no hex")).toBe(false);
  });

  it("a reader of another chain, or of none, is refused at once", async () => {
    const { deployment } = chain;
    await expect(chainReader(chain.wallet(5), { deployment: { ...deployment, chainId: 5 } })).rejects.toThrow(
      WrongChain,
    );
    const gone = await startLocalChain();
    const client = gone.wallet(5);
    const reader = await chainReader(client, { deployment: gone.deployment });
    await gone.stop();
    await expect(reader.workOf(child)).rejects.toThrow(ChainUnreachable);
    await expect(reader.receiptOf(child)).rejects.toThrow(ChainUnreachable);
    await expect(reader.isSignatureOf(gone.deployment.contributions, child, "0x12")).rejects.toThrow(ChainUnreachable);
  });

  it("contracts compute config hash, schedule and leaves as the SDK does", async () => {
    const { deployment } = chain;
    const client = chain.wallet(5);
    const { campaign } = opened;
    const read = { address: deployment.contributions, abi: worksAbi, args: [campaign] } as const;
    const settings = fromAbiSettings(await readContract(client, { ...read, functionName: "settingsOf" }));
    expect(settings).toEqual(fromAbiSettings(toAbiSettings(opened.settings)));
    const [termsVersion, terms] = await readContract(client, { ...read, functionName: "termsOf" });
    const place = { chainId: deployment.chainId, contract: deployment.contributions, campaign };
    const onChain = await readContract(client, { ...read, functionName: "configOf" });
    expect(configHashOf({ ...place, settings, termsVersion, terms })).toBe(onChain);
    const schedule = scheduleOf(settings);
    expect(await readContract(client, { ...read, functionName: "scheduleOf" })).toEqual([
      schedule.reviewStarts,
      schedule.reviewEnds,
      schedule.appealsEnd,
      schedule.rollAt,
      schedule.settleBy,
    ]);
    const token = chain.token;
    const account = chain.wallet(3).account.address;
    const cumulative = (1n << 128n) - 1n;
    const leaf = await readContract(client, {
      address: deployment.rewardPools,
      abi: rewardPoolsAbi,
      functionName: "leafOf",
      args: [campaign, token, account, cumulative],
    });
    expect(
      rewardLeaf({ chainId: deployment.chainId, pool: deployment.rewardPools, campaign, token }, account, cumulative),
    ).toBe(leaf);
  });
});
