import type { CertifyForParameters } from "@colophon/sdk/actions/requests/certifyForRequest.ts";
import { aiUse, contributionId, digest, mediaKind } from "@colophon/sdk/api/schemas.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { z } from "zod";
import { BadOption } from "../errors.ts";

/** What `certify --sign-only` prints and `certify --submit` takes. */
const schema = z.strictObject({
  type: z.literal("colophon-signed-contribution"),
  v: z.literal(1),
  chainId: z.int().positive(),
  contributions: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  campaign: z.int().positive(),
  config: z.string().regex(/^0x[0-9a-f]{40}$/),
  author: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  digest,
  codec: z.enum(["raw", "dag-pb"]),
  kind: mediaKind,
  aiUse,
  manifest: digest.nullable(),
  parents: z.array(contributionId).max(16),
  deadline: z.int().nonnegative(),
  signature: z.string().regex(/^0x([0-9a-fA-F]{2})+$/),
});

type SignedContribution = z.infer<typeof schema>;

/** A signed contribution as JSON, with the place where the signature is good. */
export function signedJson(deployment: Deployment, signed: CertifyForParameters): SignedContribution {
  const {
    campaign,
    config,
    author,
    digest,
    codec,
    kind,
    aiUse,
    manifest = null,
    parents = [],
    deadline,
    signature,
  } = signed;
  return {
    type: "colophon-signed-contribution",
    v: 1,
    chainId: deployment.chainId,
    contributions: deployment.contributions,
    ...{ campaign, config, author, digest, codec, kind, aiUse, manifest, parents: [...parents], signature },
    deadline: Number(deadline),
  };
}

/**
 * Reads a signed contribution that is good for this deployment.
 *
 * @throws {BadOption}
 */
export function parseSigned(text: string, deployment: Deployment): CertifyForParameters {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue === undefined ? "" : ` (${issue.path.join(".") || "the whole"}: ${issue.message})`;
    throw new BadOption(
      "--submit",
      `The file is no signed contribution${where}.`,
      "Take it as certify --sign-only printed it.",
    );
  }
  const { chainId, contributions, manifest, deadline, author, signature, campaign, config, ...rest } = parsed.data;
  if (chainId !== deployment.chainId || contributions.toLowerCase() !== deployment.contributions.toLowerCase()) {
    const what = `The signature is good for contract ${contributions} on chain ${chainId}, not for ${deployment.contributions} on chain ${deployment.chainId}.`;
    throw new BadOption("--submit", what, "Send it to the chain and contract that it was signed for.");
  }
  return {
    ...{
      campaign,
      config,
      digest: rest.digest,
      codec: rest.codec,
      kind: rest.kind,
      aiUse: rest.aiUse,
      parents: rest.parents,
    },
    ...(manifest === null ? {} : { manifest }),
    author: parseAccount(author),
    deadline: BigInt(deadline),
    signature: signature as `0x${string}`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
