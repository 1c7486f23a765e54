import type { ChainCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { type Terms, terms as termsSchema } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { RAW } from "@colophon/sdk/content/profile.ts";
import { askYes, canAsk } from "../askYes.ts";
import type { Context } from "../context.ts";
import { ContentUnavailable, NotAccepted } from "../errors.ts";
import { percent, table } from "../format.ts";
import { fetchDocument } from "../ipfs/fetchDocument.ts";
import { safe } from "../output.ts";
import type { DescribedWork } from "./readWork.ts";

type Ask = { campaign: ChainCampaign; work: DescribedWork; cid: string; author: string; accepted: boolean };

/**
 * Shows what becomes public, what licence is given and what can't be taken back, and goes on only if a person accepts that.
 *
 * @throws {NotAccepted}
 * @throws {ContentUnavailable} where the terms can't be had: nobody can accept what nobody can read.
 */
export async function acceptTerms(context: Context, ask: Ask): Promise<void> {
  const { terms } = ask.campaign;
  const cid = cidFromDigest(terms.digest, RAW);
  const document = await fetchDocument(context.settings, terms.digest, termsSchema);
  if (document.state !== "found") {
    const what = `The terms of campaign ${ask.campaign.campaign} (ipfs://${cid}) ${document.state === "missing" ? "can't be had from IPFS" : "aren't a terms document"}.`;
    throw new ContentUnavailable(cid, what, "Nothing was sent. Try again later, or tell the brand.");
  }
  for (const line of explain(ask, document.content, cid)) context.output.note(line);
  if (ask.accepted) return;
  const askable = canAsk();
  if (!askable || !(await askYes("Do you accept this?"))) throw new NotAccepted(askable);
}

function explain({ campaign, work, cid: content, author }: Ask, terms: Terms, cid: string): string[] {
  const { licence } = terms;
  const credits = work.manifest.credits?.map(({ account, bps }) => `${account} ${percent(bps)}`).join(", ");
  return [
    ...table([
      ["campaign", `${campaign.campaign}, ${terms.title}`],
      ["work", `${work.manifest.title} (${work.kind}, AI: ${work.aiUse})`],
      ["content", content],
      ["author", author],
      ["credits", credits],
      ["builds on", work.parents.length === 0 ? undefined : work.parents.join(", ")],
    ]),
    "",
    `Public for ever: the file, its title and description, your address ${author} and the time.`,
    `The licence you give: ${safe(licence.name)}${licence.url === undefined ? "" : ` (${safe(licence.url)})`}; the terms, version ${campaign.terms.version}: ipfs://${cid}`,
    "What can't be withdrawn: the certificate stays on the chain, and copies of the file may stay with others.",
    "",
  ];
}
