import { basename, extname } from "node:path";
import { type Manifest, manifest as manifestSchema } from "@colophon/sdk/api/schemas.ts";
import { type RawBlock, rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { parseCampaignNumber } from "@colophon/sdk/ids/campaignNumber.ts";
import type { AiUse, MediaKind } from "@colophon/sdk/ids/names.ts";
import { parseParents } from "@colophon/sdk/typed-data/workMessage.ts";
import { BadOption } from "../errors.ts";
import { kindOf, mediaTypeOf } from "./mediaTypeOf.ts";

export type CertifyFlags = {
  campaign?: string;
  title?: string;
  description?: string;
  ai?: AiUse;
  kind?: MediaKind;
  mediaType?: string;
  parent?: string[];
  credit?: string[];
  link?: string[];
  acceptTerms?: boolean;
  saltFile?: string;
  signOnly?: boolean;
  validFor?: string;
  submit?: string;
  gasless?: boolean;
  wait?: boolean;
  receipt?: string;
};

/** A work as its author describes it. */
export type DescribedWork = {
  file: string;
  campaign: number;
  kind: MediaKind;
  aiUse: AiUse;
  parents: readonly string[];
  manifest: Manifest;
  manifestBlock: RawBlock;
};

/** A manifest is a document, not a work. In bytes. */
const MANIFEST_LIMIT = 65_536;

/**
 * Reads what the flags say of a work, and complains before anything is hashed.
 *
 * @throws {BadOption} {MalformedId} {UnsignableMessage}
 */
export function readWork(file: string | undefined, flags: CertifyFlags, author: string): DescribedWork {
  if (file === undefined) throw new BadOption("file", "No file was named.", "Name the file: colophon certify FILE …");
  if (flags.campaign === undefined)
    throw new BadOption("--campaign", "No campaign was named.", "Add --campaign NUMBER.");
  if (flags.ai === undefined) {
    throw new BadOption(
      "--ai",
      "It isn't said how much of the work a machine made.",
      "Add --ai none, assisted or generated.",
    );
  }
  const mediaType = flags.mediaType ?? mediaTypeOf(file);
  const credits = readCredits(flags.credit ?? [], author);
  const described = manifestSchema.safeParse({
    v: 1,
    title: flags.title ?? basename(file, extname(file)).slice(0, 200),
    description: flags.description ?? "",
    mediaType,
    ...(credits === null ? {} : { credits }),
    ...(flags.link === undefined ? {} : { links: flags.link }),
  });
  if (!described.success) {
    const [issue] = described.error.issues;
    const field = String(issue?.path[0] ?? "manifest");
    throw new BadOption(
      `--${field}`,
      `The ${field} can't be taken: ${issue?.message ?? "it is malformed"}.`,
      "Change it and run the command again.",
    );
  }
  const manifest = described.data;
  return {
    file,
    campaign: parseCampaignNumber(flags.campaign),
    kind: flags.kind ?? kindOf(mediaType),
    aiUse: flags.ai,
    parents: parseParents(flags.parent ?? []),
    manifest,
    manifestBlock: rawBlockOf(manifest, MANIFEST_LIMIT),
  };
}

type Credit = { account: string; bps: number; role?: string };

/** Null: the author has all. What the co-authors leave is the author's. */
function readCredits(texts: readonly string[], author: string): Credit[] | null {
  if (texts.length === 0) return null;
  const credits = texts.map(readCredit);
  const own = parseAccount(author.toLowerCase());
  const rest = 10_000 - credits.reduce((sum, credit) => sum + credit.bps, 0);
  const has = credits.some((credit) => credit.account === own);
  if (rest < 0 || (rest > 0 && has)) {
    throw new BadOption(
      "--credit",
      `The credits sum to ${10_000 - rest} bps, and have to sum to 10,000.`,
      "Correct the shares.",
    );
  }
  const repeated = credits.find((credit, i) => credits.findIndex(({ account }) => account === credit.account) !== i);
  if (repeated !== undefined) {
    throw new BadOption("--credit", `${repeated.account} is credited twice.`, "Credit each account once.");
  }
  return rest > 0 ? [{ account: own, bps: rest }, ...credits] : credits;
}

function readCredit(text: string): Credit {
  const [account = "", bps = "", ...role] = text.split(":");
  const share = Number(bps);
  if (!/^\d+$/.test(bps) || share < 1 || share > 10_000) {
    throw new BadOption(
      "--credit",
      `“${text}” is no credit.`,
      "Write 0x…:BPS or 0x…:BPS:ROLE, 1 to 10,000 bps (100 bps are 1 %).",
    );
  }
  return { account: parseAccount(account), bps: share, ...(role.length === 0 ? {} : { role: role.join(":") }) };
}
