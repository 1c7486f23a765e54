import { verifyContent } from "@colophon/sdk/actions/verifyContent.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import type { Client } from "viem";
import { getJson } from "./api.ts";
import type { AppConfig } from "./config.ts";
import type { Page } from "./queries.ts";

/** One certification, as the chain or (where the chain can't be asked) the index has it. */
export interface FoundCertification {
  readonly id: string;
  readonly campaign: number;
  readonly author: string;
  readonly owner: string | null;
  readonly certifiedAt: number;
  readonly final: boolean;
  /** From when on nothing changes author and time, in unix seconds; null while there is no token. */
  readonly finalAt: number | null;
  /** From the index; null where it doesn't answer or doesn't know the work yet. */
  readonly title: string | null;
}

export interface VerificationResult {
  readonly cid: string;
  readonly digest: string;
  /** Earliest first; empty: not certified. */
  readonly found: readonly FoundCertification[];
  /** Who said so. Only `chain` needs nobody's word. */
  readonly source: { readonly kind: "chain"; readonly block: bigint } | { readonly kind: "index" };
  readonly indexAnswered: boolean;
}

/** Thrown where neither chain nor index answers: then nothing can be said, least of all "no". */
export class NobodyAnswers extends Error {
  constructor() {
    super("Neither the chain nor the index answers, so nothing can be said about this file. Try again in a moment.");
    this.name = "NobodyAnswers";
  }
}

/**
 * Whether bytes are certified. The chain decides, by its own event log; the index adds titles and stands in where the chain
 * doesn't answer.
 *
 * @param content What hashing found: CID, digest, codec (0 raw, 1 dag-pb).
 * @throws {NobodyAnswers}
 */
export async function findContent(
  content: { readonly cid: string; readonly digest: string; readonly codec: 0 | 1 },
  config: AppConfig,
  client: Client,
): Promise<VerificationResult> {
  const [chain, index] = await Promise.allSettled([
    verifyContent(client, {
      deployment: config.deployment,
      digest: content.digest,
      codec: codecOf(content.codec),
    }),
    getJson<Page<ApiWork>>(config.apiUrl, `/v1/digests/${content.digest}`),
  ]);
  const known = index.status === "fulfilled" ? index.value.items.filter((work) => work.cid === content.cid) : [];
  // By an author's signature: the token's log doesn't have those, so the index is asked.
  const anchored = known.filter((work) => work.state === "anchored");
  const base = { cid: content.cid, digest: content.digest, indexAnswered: index.status === "fulfilled" };
  if (chain.status === "fulfilled") {
    const items = chain.value.certified ? chain.value.certifications : [];
    const titles = new Map<string, string>(known.map((work) => [work.id, work.title]));
    return {
      ...base,
      source: { kind: "chain", block: chain.value.asOf.block },
      found: [
        ...items.map((item) => ({ ...item, final: item.status === "final", title: titles.get(item.id) ?? null })),
        ...anchored.filter(({ id }) => !items.some((item) => item.id === id)),
      ].sort((a, b) => a.certifiedAt - b.certifiedAt),
    };
  }
  if (index.status === "rejected") throw new NobodyAnswers();
  return { ...base, source: { kind: "index" }, found: known };
}
