import { ColophonError } from "../errors/ColophonError.ts";
import { quote } from "../errors/quote.ts";
import {
  type AuthorshipChallenge,
  type ProveAuthorshipTypedData,
  proveAuthorshipTypedData,
  toAuthorshipChallenge,
} from "./proveAuthorship.ts";

/** The file of “prove it's mine”: the challenge, where it was signed, and the signature. JSON, `.colophon-proof.json`. */
export interface AuthorshipProof extends AuthorshipChallenge {
  readonly colophon: "authorship-proof";
  readonly v: 1;
  readonly chainId: number;
  /** The `Contributions` contract. */
  readonly contract: `0x${string}`;
  /** The author's, over {@link typedDataOfProof}; any length, since an author can be a smart account. */
  readonly signature: `0x${string}`;
}

const FIELDS: readonly string[] = "colophon v chainId contract verifier date work digest author nonce signature".split(
  " ",
);

/** Thrown where a text is no authorship proof. */
export class MalformedProof extends ColophonError {
  constructor(why: string) {
    super({
      code: "malformed-proof",
      what: `This isn't a proof of authorship: ${why}.`,
      action: "Ask for the whole link or file, exactly as the author's page gave it.",
      details: { why },
    });
  }
}

/**
 * Reads a proof out of a file's text. That it is well formed says nothing yet: the signature, and whom the chain names as
 * author, are still to be checked: `certificate/checkAuthorshipProof.ts` does.
 *
 * @throws {MalformedProof} and what {@link toAuthorshipChallenge} throws.
 * @example
 * const proof = parseAuthorshipProof(text);
 * const good = await client.verifyTypedData({ address: proof.author, signature: proof.signature, ...typedDataOfProof(proof) });
 */
export function parseAuthorshipProof(text: string): AuthorshipProof {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MalformedProof("it is no JSON");
  }
  if (typeof value !== "object" || value === null) throw new MalformedProof("it is no JSON object");
  // What isn't signed must not ride along: a reader of the file might take it for a part of the proof.
  const unknown = Object.keys(value).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) throw new MalformedProof(`its field ${quote(unknown)} is unknown`);
  const field = (name: string): unknown => (Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined);
  if (field("colophon") !== "authorship-proof") throw new MalformedProof("it doesn't say that it is one");
  if (field("v") !== 1) throw new MalformedProof("it is of a version that isn't known here");
  const chainId = field("chainId");
  if (typeof chainId !== "number" || !Number.isSafeInteger(chainId) || chainId < 1) {
    throw new MalformedProof("its chain id is no number");
  }
  const texts = ["verifier", "date", "work", "digest", "author", "nonce"].map((name) => {
    const content = field(name);
    if (typeof content !== "string") throw new MalformedProof(`its “${name}” is missing`);
    return content;
  });
  const [verifier = "", date = "", work = "", digest = "", author = "", nonce = ""] = texts;
  return {
    colophon: "authorship-proof",
    v: 1,
    chainId,
    contract: hex(field("contract"), "contract", /^0x[0-9a-fA-F]{40}$/),
    ...toAuthorshipChallenge({ verifier, date, work, digest, author, nonce }),
    signature: hex(field("signature"), "signature", /^0x([0-9a-fA-F]{2}){1,8192}$/),
  };
}

/** What the signature of a proof is over. */
export function typedDataOfProof(proof: Omit<AuthorshipProof, "signature">): ProveAuthorshipTypedData {
  return proveAuthorshipTypedData({ chainId: proof.chainId, contract: proof.contract }, proof);
}

function hex(value: unknown, name: string, form: RegExp): `0x${string}` {
  if (typeof value !== "string" || !form.test(value)) throw new MalformedProof(`its “${name}” is malformed`);
  return `0x${value.slice(2).toLowerCase()}`;
}
