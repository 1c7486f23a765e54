import type { AuthorshipProof } from "@colophon/sdk/typed-data/authorshipProof.ts";
import { parseAuthorshipProof } from "@colophon/sdk/typed-data/authorshipProof.ts";
import { describe, expect, it } from "vitest";
import { proofToFragment, textFromFragment } from "../../src/lib/proofLink.ts";

const text = JSON.stringify({
  colophon: "authorship-proof",
  v: 1,
  chainId: 31337,
  contract: `0x${"12".repeat(20)}`,
  verifier: "Galería Ñandú, 展覧会",
  date: "2026-03-01T12:00:00Z",
  work: `0x00000001${"ab".repeat(28)}`,
  digest: `0x${"ab".repeat(32)}`,
  author: `0x${"34".repeat(20)}`,
  nonce: "",
  signature: `0x${"56".repeat(65)}`,
});

describe("proof links", () => {
  const proof: AuthorshipProof = parseAuthorshipProof(text);
  it("carry any proof through a fragment", () => {
    const fragment = proofToFragment(proof);
    expect(fragment).toMatch(/^[\w-]+$/);
    expect(parseAuthorshipProof(textFromFragment(`#${fragment}`) ?? "")).toEqual(proof);
  });
  it.each(["", "#", "#%%%", "#____"])("say no to %j", (fragment) => expect(textFromFragment(fragment)).toBeNull());
});
