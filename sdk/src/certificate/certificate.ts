import { z } from "zod";
import { canonicalJson } from "../content/canonicalJson.ts";
import { AI_USE, type AiUse, CODEC, type Codec, MEDIA_KIND, type MediaKind } from "../ids/names.ts";
import type { CertificationEvent } from "./certificationEvent.ts";
import { MalformedCertificate } from "./errors.ts";

const hex = (bytes: number) =>
  z.custom<`0x${string}`>(
    (value) => typeof value === "string" && new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`).test(value),
    `has to be 0x and ${bytes * 2} lower-case hex digits`,
  );
const data = z.custom<`0x${string}`>(
  (value) => typeof value === "string" && value.length <= 65_536 && /^0x([0-9a-f]{2})*$/.test(value),
  "has to be lower-case hex",
);
const word = <Word extends string>(map: Readonly<Record<Word, number>>) =>
  z.custom<Word>(
    (value) => typeof value === "string" && Object.hasOwn(map, value),
    `has to be one of ${Object.keys(map).join(", ")}`,
  );
const time = z
  .int()
  .min(0)
  .max(2 ** 40 - 1);
const cid = z.string().regex(/^b[a-z2-7]{58}$/, "has to be a CIDv1 in base32");

/** What kind of evidence each event is. */
export const EVIDENCE_KINDS = {
  Contributed: "direct",
  ContributedFromEvidence: "evidence",
  Superseded: "superseded",
} as const satisfies Record<CertificationEvent["event"], string>;

const inBlock = {
  transaction: hex(32),
  block: z.strictObject({ number: z.int().min(0), hash: hex(32), time }),
  log: z.strictObject({ index: z.int().min(0), topics: z.array(hex(32)).length(4), data }),
};

/**
 * How the certificate is tied to a chain: the event that made what it says. `direct`: certified in that block; `evidence`: at the time of
 * an older commitment or anchor; `superseded`: a token taken over by such evidence. A reader that doesn't know a kind refuses the certificate
 * rather than believe it.
 */
const eventEvidence = <Kind extends string>(kind: Kind) => z.strictObject({ kind: z.literal(kind), ...inBlock });

/**
 * Of a work that has no token: the anchor's event, what else its author signed, and the way from that to the anchor's root.
 */
const anchoredEvidence = z.strictObject({
  kind: z.literal("anchored"),
  ...inBlock,
  leaf: z.strictObject({
    index: z.int().min(0).max(0xffff_ffff),
    proof: z.array(hex(32)).max(32),
    epoch: z.int().min(0).max(0xffff_ffff),
    /** Unix seconds, as a decimal. */
    deadline: z.string().regex(/^(0|[1-9]\d{0,19})$/, "has to be a decimal number of seconds"),
    signature: z.string().regex(/^0x([0-9a-f]{128}|[0-9a-f]{130})$/, "has to be 64 or 65 bytes in lower-case hex"),
  }),
});

export const certificateSchema = z
  .strictObject({
    colophon: z.literal("certificate"),
    v: z.literal(1),
    chainId: z.int().min(1),
    /** The `Contributions` contract. */
    contract: hex(20),
    work: z.strictObject({
      id: hex(32),
      campaign: z.int().min(1).max(0xffff_ffff),
      kind: word<MediaKind>(MEDIA_KIND),
      aiUse: word<AiUse>(AI_USE),
    }),
    content: z.strictObject({
      cid,
      codec: word<Codec>(CODEC),
      /** Of the content's root block; the CID's. */
      digest: hex(32),
      /** Of the file's bytes, as `sha256sum` prints it; null where it isn't known. For one-block files it's the digest. */
      sha256: hex(32).nullable(),
      /** Bytes; null where it isn't known. */
      size: z.int().min(0).nullable(),
    }),
    attribution: z.strictObject({
      author: hex(20),
      certifiedAt: time,
      /** Null while there is no token: with evidence of kind `anchored`, and only then. */
      finalAt: time.nullable(),
    }),
    /** Digest of the manifest's one raw block, which names the credits; null: none, the author has all. */
    manifest: hex(32).nullable(),
    parents: z.array(hex(32)).max(16),
    /** The config hash (settings and terms) that the author accepted. */
    config: hex(20),
    evidence: z.discriminatedUnion("kind", [
      eventEvidence(EVIDENCE_KINDS.Contributed),
      eventEvidence(EVIDENCE_KINDS.ContributedFromEvidence),
      eventEvidence(EVIDENCE_KINDS.Superseded),
      anchoredEvidence,
    ]),
  })
  .refine(({ attribution, evidence }) => (attribution.finalAt === null) === (evidence.kind === "anchored"), {
    path: ["attribution", "finalAt"],
    error: "has to be null where there is no token, and only there",
  });

/** One work's certificate: everything that it says, and the evidence for it. JSON, `.colophon.json`. */
export type Certificate = z.infer<typeof certificateSchema>;

/** The certificate's one text, with a line end. */
export function writeCertificate(certificate: Certificate): string {
  return `${canonicalJson(certificate)}\n`;
}

/**
 * Reads a certificate, strictly. That it is well formed says nothing yet: see `checkCertificate`.
 *
 * @throws {MalformedCertificate}
 */
export function parseCertificate(text: string): Certificate {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new MalformedCertificate("it is no JSON");
  }
  const result = certificateSchema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") || null;
  throw new MalformedCertificate(`${field === null ? "it" : `“${field}”`}: ${issue?.message}`, field);
}
