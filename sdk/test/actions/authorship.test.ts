import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certify } from "../../src/actions/certify.ts";
import { checkAuthorship } from "../../src/actions/checkAuthorship.ts";
import { NotTheAuthor } from "../../src/actions/errors.ts";
import { proveAuthorship } from "../../src/actions/proveAuthorship.ts";
import { parseAuthorshipProof } from "../../src/typed-data/authorshipProof.ts";
import { type LocalChain, startLocalChain } from "../support/localChain.ts";
import { openQuickCampaign, workOf } from "../support/works.ts";

let chain: LocalChain;
let work: string;
beforeAll(async () => {
  chain = await startLocalChain();
  const { campaign, config } = await openQuickCampaign(chain);
  work = (await certify(chain.wallet(2), { deployment: chain.deployment, ...workOf(campaign, config, "mine") })).id;
});
afterAll(() => chain?.stop());

const prove = () =>
  proveAuthorship(chain.wallet(2), { deployment: chain.deployment, work, verifier: "gallery.example", nonce: "42" });
const check = (text: string) =>
  checkAuthorship(chain.wallet(5), { deployment: chain.deployment, proof: parseAuthorshipProof(text) });

describe("proveAuthorship", () => {
  it("gives a proof that anybody can check with the chain alone", async () => {
    const proof = await prove();
    expect(await check(JSON.stringify(proof))).toMatchObject({ holds: true, work: { id: work } });
  });

  it("refuses whoever is not the author", async () => {
    const action = proveAuthorship(chain.wallet(3), {
      deployment: chain.deployment,
      work,
      verifier: "gallery.example",
    });
    await expect(action).rejects.toBeInstanceOf(NotTheAuthor);
  });
});

describe("checkAuthorship", () => {
  it.each([
    ["the verifier", { verifier: "other.example" }, "bad-signature"],
    ["the date", { date: "2020-01-01T00:00:00Z" }, "bad-signature"],
    ["the nonce", { nonce: "43" }, "bad-signature"],
    ["the digest", { digest: `0x${"1".repeat(64)}` }, "other-digest"],
    ["the author", { author: `0x${"1".repeat(40)}` }, "other-author"],
    ["the contract", { contract: `0x${"1".repeat(40)}` }, "other-deployment"],
    ["the work", { work: `0x00000001${"1".repeat(56)}` }, "unknown-work"],
  ])("doesn't take a proof in which %s was changed", async (_, change, fault) => {
    const checked = await check(JSON.stringify({ ...(await prove()), ...change }));
    if (checked.holds) throw new Error("it holds");
    expect(checked.faults).toContain(fault);
  });
});
