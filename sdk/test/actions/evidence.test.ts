import { type Address, isAddressEqual } from "viem";
import { readContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { curationAbi } from "../../src/abis/generated.ts";
import { anchor } from "../../src/actions/anchor.ts";
import { ContractReverted } from "../../src/actions/ContractReverted.ts";
import { certify } from "../../src/actions/certify.ts";
import { certifyCommitted } from "../../src/actions/certifyCommitted.ts";
import { certifyCommittedFor } from "../../src/actions/certifyCommittedFor.ts";
import { chainReader } from "../../src/actions/chainReader.ts";
import { commit } from "../../src/actions/commit.ts";
import { issueCertificate } from "../../src/actions/issueCertificate.ts";
import { lockCampaign } from "../../src/actions/lockCampaign.ts";
import { mintAnchored } from "../../src/actions/mintAnchored.ts";
import { mintAnchoredMany } from "../../src/actions/mintAnchoredMany.ts";
import { publishTerms } from "../../src/actions/publishTerms.ts";
import { readAnchor } from "../../src/actions/readAnchor.ts";
import { readCommitment } from "../../src/actions/readCommitment.ts";
import { readContribution } from "../../src/actions/readContribution.ts";
import { setRelay } from "../../src/actions/setRelay.ts";
import { signContribution } from "../../src/actions/signContribution.ts";
import { signPollAnswer } from "../../src/actions/signPollAnswer.ts";
import { signSupersession } from "../../src/actions/signSupersession.ts";
import { signVote } from "../../src/actions/signVote.ts";
import { supersede } from "../../src/actions/supersede.ts";
import { supersedeAnchored } from "../../src/actions/supersedeAnchored.ts";
import { supersedeFor } from "../../src/actions/supersedeFor.ts";
import { verifyContent } from "../../src/actions/verifyContent.ts";
import { parseCertificate, writeCertificate } from "../../src/certificate/certificate.ts";
import { checkCertificate } from "../../src/certificate/checkCertificate.ts";
import { explainError } from "../../src/errors/explainError.ts";
import { anchorTree } from "../../src/evidence/anchorTree.ts";
import { commitmentHash } from "../../src/evidence/commitmentHash.ts";
import { randomSalt } from "../../src/evidence/randomSalt.ts";
import { MalformedId } from "../../src/ids/errors.ts";
import { hashContribution } from "../../src/typed-data/contribution.ts";
import { hashPollAnswer } from "../../src/typed-data/pollAnswer.ts";
import { hashVote } from "../../src/typed-data/vote.ts";
import { type LocalChain, startLocalChain } from "../support/localChain.ts";
import { digestOfText, openQuickCampaign, workOf } from "../support/works.ts";

const [BRAND, ANN, BOB, RELAY, PAYER] = [0, 2, 3, 4, 5];

let chain: LocalChain;
let campaign: number;
let config: string;
beforeAll(async () => {
  chain = await startLocalChain();
  ({ campaign, config } = await openQuickCampaign(chain));
  await setRelay(chain.wallet(BRAND), { deployment: chain.deployment, campaign, relay: address(RELAY) });
});
afterAll(() => chain?.stop());

const address = (index: number): Address => chain.wallet(index).account.address;
const data = { digest: digestOfText("data"), codec: "raw" } as const;

/** Ann commits to a text. */
async function committed(text: string, author = ANN) {
  const { deployment } = chain;
  const salt = randomSalt();
  const place = { chainId: deployment.chainId, contract: deployment.contributions, campaign };
  const commitment = commitmentHash({ ...place, author: address(author), digest: digestOfText(text), salt });
  await commit(chain.wallet(PAYER), { deployment, campaign, commitments: [commitment] });
  const since = await readCommitment(chain.wallet(PAYER), { deployment, campaign, commitment });
  if (since === null) throw new Error("not committed");
  return { salt, since, commitment, work: { deployment, ...workOf(campaign, config, text) } };
}

/** Ann signs texts, and the relay anchors them. */
async function anchored(texts: readonly string[]) {
  const { deployment } = chain;
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  const signed = await Promise.all(
    texts.map((text) => signContribution(chain.wallet(ANN), { deployment, ...workOf(campaign, config, text) })),
  );
  const tree = anchorTree(signed.map((work) => hashContribution(place, work)));
  await anchor(chain.wallet(RELAY), {
    deployment,
    campaign,
    kind: "contributions",
    root: tree.root,
    count: tree.size,
    data,
    config,
  });
  const since = await readAnchor(chain.wallet(PAYER), {
    deployment,
    campaign,
    kind: "contributions",
    root: tree.root,
    config,
  });
  if (since === null) throw new Error("not anchored");
  const works = signed.map((work, index) => ({ ...work, index, proof: tree.proof(index) }));
  return { works, tree, since };
}

async function refusal(action: Promise<unknown>): Promise<string | null> {
  const error = await action.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ContractReverted)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.errorName;
}

/** The certificate that anybody makes and anybody checks. */
async function certificateOf(id: string) {
  const { deployment } = chain;
  const client = chain.wallet(PAYER);
  const certificate = parseCertificate(writeCertificate(await issueCertificate(client, { deployment, id })));
  const reader = await chainReader(client, { deployment });
  return { certificate, check: () => checkCertificate(certificate, reader) };
}

describe("commitments", () => {
  it("date a work that its author certifies later", async () => {
    const { salt, since, commitment, work } = await committed("mine since long");
    expect(await refusal(certifyCommitted(chain.wallet(BOB), { ...work, salt }))).toBe("CommitmentMissing");
    const { id } = await certifyCommitted(chain.wallet(ANN), { ...work, salt });
    expect(await readContribution(chain.wallet(PAYER), { deployment: chain.deployment, id })).toMatchObject({
      certifiedAt: since,
    });
    const verdict = await verifyContent(chain.wallet(PAYER), {
      deployment: chain.deployment,
      content: new TextEncoder().encode("mine since long"),
    });
    expect(verdict).toMatchObject({
      certified: true,
      first: { id, event: "ContributedFromEvidence", evidence: { hash: commitment, time: since }, previous: null },
    });
    const { certificate, check } = await certificateOf(id);
    expect(certificate).toMatchObject({ evidence: { kind: "evidence" }, attribution: { certifiedAt: since } });
    expect(await check()).toMatchObject({ holds: true, atBlock: true });
  });

  it("date a work that somebody else pays for", async () => {
    const { salt, since, work } = await committed("paid for by another");
    const signed = await signContribution(chain.wallet(ANN), work);
    const { id } = await certifyCommittedFor(chain.wallet(PAYER), { ...signed, deployment: chain.deployment, salt });
    const read = await readContribution(chain.wallet(PAYER), { deployment: chain.deployment, id });
    expect(read.certifiedAt).toBe(since);
    expect(isAddressEqual(read.author, address(ANN))).toBe(true);
  });
});

describe("superseding", () => {
  it("gives a provisional token to the earlier author, and the thief's certificate says what it proves", async () => {
    const { deployment } = chain;
    const { salt, since, work } = await committed("stolen");
    const { id } = await certify(chain.wallet(BOB), work);
    const thief = await certificateOf(id);
    expect(await thief.check()).toMatchObject({ holds: true, atBlock: true });

    expect((await supersede(chain.wallet(ANN), { ...work, salt })).id).toBe(id);
    const read = await readContribution(chain.wallet(PAYER), { deployment, id });
    expect(read.certifiedAt).toBe(since);
    expect(isAddressEqual(read.author, address(ANN))).toBe(true);

    const verdict = await verifyContent(chain.wallet(PAYER), { deployment, digest: digestOfText("stolen") });
    if (!verdict.certified) throw new Error("not certified");
    expect(verdict.certifications).toHaveLength(1);
    expect(verdict.first).toMatchObject({ event: "Superseded", certifiedAt: since });
    expect(isAddressEqual(verdict.first.author, address(ANN))).toBe(true);

    const now = await thief.check();
    expect(now).toMatchObject({ holds: false, atBlock: true });
    expect(now.checks.find(({ id: check }) => check === "author")?.sentence).toMatch(/true at its block.*corrected/);
    const mine = await certificateOf(id);
    expect(mine.certificate.evidence.kind).toBe("superseded");
    expect(await mine.check()).toMatchObject({ holds: true, atBlock: true });
    const forged = { ...mine.certificate, attribution: { ...mine.certificate.attribution, certifiedAt: since - 1 } };
    const reader = await chainReader(chain.wallet(PAYER), { deployment });
    expect(await checkCertificate(forged, reader)).toMatchObject({ holds: false, atBlock: false });
  });

  it("is paid for by another only with a signature made for it", async () => {
    const { deployment } = chain;
    const { salt, work } = await committed("stolen, and no gas");
    const { id } = await certify(chain.wallet(BOB), work);
    const contribution = await signContribution(chain.wallet(ANN), work);
    expect(await refusal(supersedeFor(chain.wallet(PAYER), { deployment, ...contribution, salt }))).toBe(
      "BadSignature",
    );
    const signed = await signSupersession(chain.wallet(ANN), work);
    await supersedeFor(chain.wallet(PAYER), { deployment, ...signed, salt });
    const read = await readContribution(chain.wallet(PAYER), { deployment, id });
    expect(isAddressEqual(read.author, address(ANN))).toBe(true);
  });

  it("takes an anchor for evidence", async () => {
    const { deployment } = chain;
    const { works, since } = await anchored(["anchored, then stolen"]);
    const { id } = await certify(chain.wallet(BOB), {
      deployment,
      ...workOf(campaign, config, "anchored, then stolen"),
    });
    const [work] = works;
    if (work === undefined) throw new Error("no work");
    await supersedeAnchored(chain.wallet(PAYER), { deployment, ...work });
    expect(await readContribution(chain.wallet(PAYER), { deployment, id })).toMatchObject({ certifiedAt: since });
    expect(await refusal(supersedeAnchored(chain.wallet(PAYER), { deployment, ...work }))).toBe("NotEarlier");
  });
});

describe("anchors", () => {
  it("are minted from, one and many, by anybody", async () => {
    const { deployment } = chain;
    const { works, since, tree } = await anchored(["one", "two", "three"]);
    const [first] = works;
    if (first === undefined) throw new Error("no work");
    const { id } = await mintAnchored(chain.wallet(PAYER), { deployment, ...first });
    expect(await readContribution(chain.wallet(PAYER), { deployment, id })).toMatchObject({ certifiedAt: since });
    const { result } = await mintAnchoredMany(chain.wallet(PAYER), { deployment, works });
    expect(result).toBe(2n);
    const { certificate, check } = await certificateOf(id);
    expect(certificate.evidence.kind).toBe("evidence");
    expect(await check()).toMatchObject({ holds: true });
    const verdict = await verifyContent(chain.wallet(PAYER), { deployment, digest: digestOfText("three") });
    expect(verdict).toMatchObject({ certified: true, first: { evidence: { hash: tree.root, time: since } } });
  });

  it("are the relay's alone, and once", async () => {
    const { deployment } = chain;
    const { works, tree } = await anchored(["once"]);
    const again = { deployment, campaign, kind: "contributions", root: tree.root, count: 1, data, config } as const;
    expect(await refusal(anchor(chain.wallet(RELAY), again))).toBe("AlreadyAnchored");
    expect(await refusal(anchor(chain.wallet(BRAND), again))).toBe("NotRelay");
    const [work] = works;
    if (work === undefined) throw new Error("no work");
    const moved = { deployment, ...work, index: 1 };
    expect(await refusal(mintAnchored(chain.wallet(PAYER), moved))).toBe("UnknownAnchor");
  });
});

describe("an anchor's config", () => {
  it("is what its leaves were signed under, for an hour after newer terms; any other is refused, and said why", async () => {
    const { deployment } = chain;
    const { campaign: other, config: before } = await openQuickCampaign(chain);
    const ofOther = { deployment, campaign: other };
    await setRelay(chain.wallet(BRAND), { ...ofOther, relay: address(RELAY) });
    await lockCampaign(chain.wallet(PAYER), ofOther);
    const work = await signContribution(chain.wallet(ANN), { deployment, ...workOf(other, before, "outrun") });
    await publishTerms(chain.wallet(BRAND), { ...ofOther, terms: digestOfText("newer terms") });

    const place = { chainId: deployment.chainId, contract: deployment.contributions };
    const tree = anchorTree([hashContribution(place, work)]);
    const batch = { ...ofOther, kind: "contributions", root: tree.root, count: tree.size, data } as const;
    const wrong = await anchor(chain.wallet(RELAY), { ...batch, config }).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(ContractReverted);
    expect(explainError(wrong)).toMatchObject({
      what: expect.stringContaining(`campaign ${other} have changed`),
      action: expect.stringContaining("signed anew"),
    });
    await anchor(chain.wallet(RELAY), { ...batch, config: before });
    const key = { ...ofOther, kind: "contributions", root: tree.root } as const;
    const since = await readAnchor(chain.wallet(PAYER), { ...key, config: before });
    const { id } = await mintAnchored(chain.wallet(PAYER), { deployment, ...work, index: 0, proof: tree.proof(0) });
    expect(await readContribution(chain.wallet(PAYER), { deployment, id })).toMatchObject({ certifiedAt: since });
    const { certificate, check } = await certificateOf(id);
    expect(certificate).toMatchObject({ config: before });
    expect(await check()).toMatchObject({ holds: true });
  });

  it("is a config hash, or nothing is sent", async () => {
    const batch = { deployment: chain.deployment, campaign, kind: "votes", root: digestOfText("r"), count: 1 } as const;
    const call = anchor(chain.wallet(RELAY), { ...batch, data, config: digestOfText("32 bytes") });
    await expect(call).rejects.toBeInstanceOf(MalformedId);
  });
});

describe("votes and answers", () => {
  it("are signed over the chain's own hashes", async () => {
    const { deployment } = chain;
    const client = chain.wallet(ANN);
    const contract = { address: deployment.curation, abi: curationAbi } as const;
    const { id } = await certify(client, { deployment, ...workOf(campaign, config, "voted for") });
    const vote = await signVote(client, { deployment, campaign, id, votes: 3 });
    const { voter, epoch, deadline } = vote;
    expect(hashVote(deployment, vote)).toBe(
      await readContract(client, {
        ...contract,
        functionName: "voteHash",
        args: [campaign, voter, BigInt(id), 3, epoch, deadline],
      }),
    );
    const poll = digestOfText("poll");
    const answer = await signPollAnswer(client, { deployment, campaign, poll, option: 2 });
    expect(hashPollAnswer(deployment, answer)).toBe(
      await readContract(client, {
        ...contract,
        functionName: "pollAnswerHash",
        args: [campaign, poll, voter, 2, epoch, answer.deadline],
      }),
    );
  });
});
