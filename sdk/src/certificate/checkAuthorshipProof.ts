import { hashTypedData } from "viem";
import { quote } from "../errors/quote.ts";
import { idMatchesDigest } from "../ids/contributionId.ts";
import { type AuthorshipProof, typedDataOfProof } from "../typed-data/authorshipProof.ts";
import { recoverSigner } from "../typed-data/signature.ts";
import type { ChainReader } from "./ChainReader.ts";
import { type Check, type CheckReport, check, report, skip, utc } from "./check.ts";

export type ProofCheckId =
  | "place"
  | "signature"
  | "work"
  | "author"
  | "digest"
  | "final"
  | "verifier"
  | "nonce"
  | "date"
  | "file";

/** What the verifier knows for itself; each that is given is checked. */
export interface ProofExpectation {
  /** Whom the proof has to be for: the verifier's own name, as it was asked for. */
  readonly verifier?: string | undefined;
  /** The words that the verifier asked to have signed. */
  readonly nonce?: string | undefined;
  /** The oldest date that is accepted, in unix seconds. */
  readonly notBefore?: number | undefined;
  /** Digest of the root block of a file that the verifier has. */
  readonly fileDigest?: string | undefined;
}

export const PROOF_LIMITS = [
  "That the author's key is in the hands of a certain person.",
  "That nobody made or published the work earlier, here or elsewhere.",
  "The date: it is what the signer says. Words of your own in the challenge show that it was signed after you asked.",
] as const;

/**
 * Checks a proof of authorship: made for this chain and contract, signed by the account that it names, and that account is whom the chain
 * names as author of these bytes *now*.
 *
 * @param proof From `parseAuthorshipProof`.
 * @throws What the reader throws where the chain can't be asked.
 * @example
 * const { holds, checks } = await checkAuthorshipProof(parseAuthorshipProof(text), reader, { verifier: "gallery.example" });
 */
export async function checkAuthorshipProof(
  proof: AuthorshipProof,
  reader: ChainReader,
  expectation: ProofExpectation = {},
): Promise<CheckReport<ProofCheckId>> {
  const here = proof.chainId === reader.chainId && proof.contract === reader.contract.toLowerCase();
  const place = check(
    "place",
    here,
    `It is about contract ${proof.contract} on chain ${proof.chainId}.`,
    `It is about contract ${proof.contract} on chain ${proof.chainId}, and not about ${reader.contract.toLowerCase()} on chain ${reader.chainId}: anybody can set up a contract that says anything.`,
  );
  const checks: Check<ProofCheckId>[] = [place, await signatureCheck(proof, reader, here)];
  checks.push(...(here ? await chainChecks(proof, reader) : [skip("work", "This chain doesn't know the work.")]));
  checks.push(...expectationChecks(proof, expectation));
  return report(checks, PROOF_LIMITS);
}

async function signatureCheck(
  proof: AuthorshipProof,
  reader: ChainReader,
  here: boolean,
): Promise<Check<ProofCheckId>> {
  const hash = hashTypedData(typedDataOfProof(proof));
  const pass = `The account ${proof.author} signed it.`;
  const fail = `The signature is not that of ${proof.author}: the proof was changed, or somebody else signed it.`;
  try {
    if ((await recoverSigner(hash, proof.signature)) === proof.author) return check("signature", true, pass, fail);
  } catch {
    // No key's signature in canonical form; a smart account may accept it all the same.
  }
  if (!here)
    return skip("signature", "The account's key didn't sign it; a smart account could only be asked on its own chain.");
  return check("signature", await reader.isSignatureOf(proof.author, hash, proof.signature), pass, fail);
}

async function chainChecks(proof: AuthorshipProof, reader: ChainReader): Promise<Check<ProofCheckId>[]> {
  const [work, now] = await Promise.all([reader.workOf(proof.work), reader.now()]);
  if (work === null) return [check("work", false, "", `No work ${proof.work} was ever certified.`)];
  const author = work.author.toLowerCase();
  const final = now >= work.finalAt;
  return [
    check("work", true, `The work was certified on ${utc(work.certifiedAt)}.`, ""),
    check(
      "author",
      author === proof.author,
      `The chain names ${proof.author} as its author.`,
      `The chain names ${author} as its author, and not ${proof.author}.`,
    ),
    check(
      "digest",
      work.digest.toLowerCase() === proof.digest && idMatchesDigest(proof.work, proof.digest),
      "The proof names the work's bytes.",
      `The proof names other bytes (${proof.digest}) than the work's (${work.digest.toLowerCase()}).`,
    ),
    check(
      "final",
      true,
      final
        ? "The attribution is final."
        : `The attribution is provisional until ${utc(work.finalAt)}: whoever shows older evidence by then becomes the author.`,
      "",
    ),
  ];
}

function expectationChecks(proof: AuthorshipProof, expected: ProofExpectation): Check<ProofCheckId>[] {
  const checks: Check<ProofCheckId>[] = [];
  if (expected.verifier !== undefined) {
    const fail = `It was made for ${quote(proof.verifier)} and not for ${quote(expected.verifier)}; whoever got it there may only pass it on.`;
    checks.push(
      check("verifier", proof.verifier === expected.verifier, `It was made for ${quote(proof.verifier)}.`, fail),
    );
  }
  if (expected.nonce !== undefined) {
    const fail = `It names the words ${quote(proof.nonce)} and not ${quote(expected.nonce)}: it may be an older proof.`;
    checks.push(check("nonce", proof.nonce === expected.nonce, "It names the words that were asked for.", fail));
  }
  if (expected.notBefore !== undefined) {
    const fail = `It is dated ${proof.date}, which is before ${utc(expected.notBefore)}.`;
    const date = Date.parse(proof.date) / 1_000;
    checks.push(check("date", date >= expected.notBefore, `It is dated ${proof.date}.`, fail));
  }
  if (expected.fileDigest !== undefined) {
    const same = expected.fileDigest.toLowerCase() === proof.digest;
    checks.push(
      check("file", same, "Your file is the work, byte for byte.", "Your file is not the work: its bytes differ."),
    );
  }
  return checks;
}
