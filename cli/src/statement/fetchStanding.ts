import { type ApiStatement, statementPage } from "@colophon/sdk/api/schemas.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { collectStatement } from "@colophon/sdk/rewards/readStatement.ts";
import type { StandingStatement } from "@colophon/sdk/rewards/types.ts";
import type { Context } from "../context.ts";
import { ContentUnavailable } from "../errors.ts";
import { getFromApi } from "../getFromApi.ts";
import { fetchContent } from "../ipfs/fetchContent.ts";

/** The standing statement's amounts, and its file's name. */
/** `inputs`: CID of the CAR that it pins, if it does. */
export type Standing = { statement: StandingStatement; cid: string; inputs: string | null };

/**
 * What a pool's standing statement gave everybody: the API says which file it is, the file has to hash to that name and to state the root that
 * the chain has.
 *
 * @throws {ContentUnavailable} {MalformedStatement} {BadSetting} {ServiceUnreachable} {ServiceRefused}
 */
export async function fetchStanding(
  context: Context,
  { campaign, token, root }: { campaign: number; token: string; root: string },
): Promise<Standing> {
  const found = await findStatement(context, { campaign, token, root });
  if (found?.cid == null) {
    const what = `The API doesn't know the file of the statement that stands (root ${root}).`;
    throw new ContentUnavailable(root, what, "Nothing was sent. Wait until it has caught up with the chain.");
  }
  const { cid } = found;
  const source = await fetchContent(context.settings, cid);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of source ?? []) chunks.push(new Uint8Array(chunk));
  const refuse = (why: string) =>
    new ContentUnavailable(
      cid,
      `The standing statement's file (ipfs://${cid}) ${why}.`,
      "Nothing was sent. Ask another gateway.",
    );
  if (chunks.length === 0) throw refuse("can't be had");
  if ((await contentIdOf(chunks)).cid !== cid) throw refuse("has other bytes than its name says");
  const { header, accounts } = await collectStatement(chunks);
  if (header.root !== root) throw refuse("states another root than the chain has");
  const amounts = accounts.map(({ account, cumulative }) => ({ account, cumulative: BigInt(cumulative) }));
  return { statement: { total: BigInt(header.total), accounts: amounts }, cid, inputs: header.inputs };
}

/** The newest statement of a pool with this root. */
export async function findStatement(
  context: Context,
  { campaign, token, root }: { campaign: number; token: string; root: string },
): Promise<ApiStatement | undefined> {
  const query = new URLSearchParams({ limit: "100" });
  for (let next: string | null = ""; next !== null; ) {
    if (next !== "") query.set("cursor", next);
    const path = `/v1/campaigns/${campaign}/statements?${query}`;
    const page: typeof statementPage._output = await getFromApi(context.settings, path, statementPage);
    const found = page.items.find((item) => item.token.address === token.toLowerCase() && item.root === root);
    if (found !== undefined) return found;
    next = page.next;
  }
  return undefined;
}
