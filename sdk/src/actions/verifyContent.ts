import { cidFromDigest } from "../content/cidFromDigest.ts";
import { contentIdOf } from "../content/contentIdOf.ts";
import type { ContentSource, HashOptions } from "../content/contentTreeOf.ts";
import { CODEC, type Codec, codecOf } from "../ids/names.ts";
import type { ReadClient, Target } from "./client.ts";
import { type Certification, type Certifications, findCertifications } from "./findCertifications.ts";

/** What is asked about: a file's bytes, or the content id of a file that was hashed already. */
export type VerifyTarget =
  | { content: ContentSource; hash?: HashOptions | undefined }
  | { digest: string; codec?: Codec | undefined };

/** Whether a content is certified: where, by whom, when, and whether that is final. */
export type Verification = {
  /** The content's CID; null where only a digest was given and nothing was found. */
  cid: string | null;
  digest: Certifications["digest"];
  /** As of which block that was true. */
  asOf: Certifications["asOf"];
} & ({ certified: false } | { certified: true; first: Certification; certifications: Certification[] });

/**
 * Says whether a content is certified, from the chain alone: no index, no API, nobody to trust but the endpoint.
 *
 * @param parameters A file (`content`) or its `digest`; `campaign` asks about one campaign only.
 * @returns `certified`, and if so all certifications, earliest first.
 * @throws {EmptyFile} {ContentUnreadable} for a file; {MalformedId} for a digest.
 * @throws {WrongChain} {ChainUnreachable}
 *
 * @example
 * const verdict = await verifyContent(client, { deployment, content: file });
 * if (verdict.certified) console.log(`by ${verdict.first.author}, ${verdict.first.status}`);
 */
export async function verifyContent(
  client: ReadClient,
  parameters: VerifyTarget & {
    deployment: Pick<Target, "chainId" | "startBlock" | "contributions">;
    campaign?: number | undefined;
  },
): Promise<Verification> {
  const { deployment, campaign } = parameters;
  const asked = await identify(parameters);
  const { digest, items, asOf } = await findCertifications(client, { deployment, digest: asked.digest, campaign });
  // One digest under another codec names other content.
  const certifications = items.filter((item) => asked.codec === undefined || item.codec === asked.codec);
  const [first] = certifications;
  const codec = asked.codec ?? first?.codec;
  const cid = codec === undefined ? null : cidFromDigest(digest, CODEC[codec]);
  return first === undefined
    ? { cid, digest, asOf, certified: false }
    : { cid, digest, asOf, certified: true, first, certifications };
}

async function identify(target: VerifyTarget): Promise<{ digest: string; codec?: Codec | undefined }> {
  if (!("content" in target)) return target;
  const { digest, codec } = await contentIdOf(target.content, target.hash);
  return { digest, codec: codecOf(codec) };
}
