import { readContribution } from "@colophon/sdk/actions/readContribution.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { Client } from "viem";
import type { AppConfig } from "../../lib/config.ts";
import { describeError } from "../../lib/describeError.ts";
import { formatTime, shorten } from "../../lib/format.ts";
import { hashInWorker } from "../../lib/hashing/hashInWorker.ts";

/** One thing that was looked at. `good`: true it holds, false it doesn't, null it couldn't be looked at. */
export interface Check {
  readonly good: boolean | null;
  readonly what: string;
}

/**
 * Holds what the index says of a work against the bytes themselves and against the chain.
 *
 * @returns One line for each check; never rejects: what can't be checked is said.
 */
export async function checkWork(
  work: ApiWork,
  config: AppConfig,
  client: Client,
  onProgress: (done: number, total: number | null) => void,
): Promise<Check[]> {
  const [bytes, chain] = await Promise.all([checkBytes(work, config, onProgress), checkChain(work, config, client)]);
  return [...bytes, ...chain];
}

async function checkBytes(
  work: ApiWork,
  config: AppConfig,
  onProgress: (done: number, total: number | null) => void,
): Promise<Check[]> {
  try {
    const url = `${config.gatewayUrl}/ipfs/${work.cid}`;
    const tree = await hashInWorker({ kind: "url", url }, { onProgress });
    const good = tree.cid === work.cid;
    return [
      {
        good,
        what: good
          ? `The bytes that the gateway serves hash to ${shorten(work.cid, 12, 6)}.`
          : `The gateway serves other bytes: they hash to ${shorten(tree.cid, 12, 6)}, not ${shorten(work.cid, 12, 6)}.`,
      },
    ];
  } catch (error) {
    return [{ good: null, what: `The bytes couldn't be hashed. ${describeError(error)}` }];
  }
}

async function checkChain(work: ApiWork, config: AppConfig, client: Client): Promise<Check[]> {
  try {
    if (work.state === "anchored") return await checkAnchored(work, config, client);
    const found = await readContribution(client, { deployment: config.deployment, id: work.id });
    const owner = found.owner?.toLowerCase() ?? null;
    return [
      { good: found.cid === work.cid, what: `The chain keeps the content's name: ${shorten(found.cid, 12, 6)}.` },
      {
        good: found.author.toLowerCase() === work.author && found.certifiedAt === work.certifiedAt,
        what: `The chain says: certified by ${shorten(found.author)}, ${formatTime(found.certifiedAt)}.`,
      },
      {
        good: owner === work.owner,
        what: owner === null ? "The chain says: the token was burnt." : `The chain says: owned by ${shorten(owner)}.`,
      },
    ];
  } catch (error) {
    return [{ good: null, what: `The chain couldn't be asked. ${describeError(error)}` }];
  }
}

/** Of a work without a token: its author signed it, and that is part of what its relay put on chain then. */
async function checkAnchored(work: ApiWork, config: AppConfig, client: Client): Promise<Check[]> {
  const [{ certificateOf }, { checkCertificate }, { chainReader }] = await Promise.all([
    import("./certificateOf.ts"),
    import("@colophon/sdk/certificate/checkCertificate.ts"),
    import("@colophon/sdk/actions/chainReader.ts"),
  ]);
  const certificate = await certificateOf(work, config, client);
  const { checks } = await checkCertificate(certificate, await chainReader(client, config));
  const { author, certifiedAt } = certificate.attribution;
  return [
    {
      good: certificate.content.cid === work.cid && author === work.author && certifiedAt === work.certifiedAt,
      what: `Signed by ${shorten(author)}, and on chain since ${formatTime(certifiedAt)}.`,
    },
    ...checks.map(({ result, sentence }) => ({ good: result === "skip" ? null : result === "pass", what: sentence })),
  ];
}
