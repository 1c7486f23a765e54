import { type ApiWork, workPage } from "@colophon/sdk/api/schemas.ts";
import type { Context } from "../context.ts";
import { getFromApi } from "../getFromApi.ts";

const PAGE = 100;

/**
 * All works of a campaign, oldest first, page by page from the API.
 *
 * @param filter `in-review`: without a verdict that counts, and verified; `any`: whatever there is.
 * @throws {BadSetting} {ServiceUnreachable} {ServiceRefused}
 */
export async function* eachWork(
  context: Context,
  campaign: number,
  filter: "in-review" | "any",
): AsyncGenerator<ApiWork, void, void> {
  const verification = filter === "any" ? "any" : "verified";
  const query = new URLSearchParams({ campaign: String(campaign), standing: filter, verification, sort: "oldest" });
  query.set("limit", String(PAGE));
  for (let next: string | null = ""; next !== null; ) {
    if (next !== "") query.set("cursor", next);
    const page: typeof workPage._output = await getFromApi(context.settings, `/v1/works?${query}`, workPage);
    yield* page.items;
    next = page.next;
  }
}
