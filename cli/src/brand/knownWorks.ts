import { type ApiWork, campaign as campaignSchema, work as workSchema } from "@colophon/sdk/api/schemas.ts";
import type { Context } from "../context.ts";
import { ServiceRefused } from "../errors.ts";
import { getFromApi } from "../getFromApi.ts";
import { eachWork } from "./eachWork.ts";

/** Questions to the API at a time. */
const AT_ONCE = 8;

/**
 * Works by id, from the API: one by one where few of many are asked for, else page by page.
 *
 * @returns Those that there are.
 * @throws {BadSetting} {ServiceUnreachable} {ServiceRefused}
 */
export async function knownWorks(
  context: Context,
  campaign: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApiWork>> {
  const found = new Map<string, ApiWork>();
  const { counts } = await getFromApi(context.settings, `/v1/campaigns/${campaign}`, campaignSchema);
  if (counts.works > ids.length * 20) {
    const open = [...ids];
    const worker = async () => {
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        const work = await getFromApi(context.settings, `/v1/works/${id}`, workSchema).catch((error: unknown) => {
          if (error instanceof ServiceRefused && error.code === "no-such-work") return null;
          throw error;
        });
        if (work !== null) found.set(work.id, work);
        context.output.count("Looking up works", ids.length - open.length, ids.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } else {
    const wanted = new Set(ids);
    let read = 0;
    for await (const work of eachWork(context, campaign, "any")) {
      context.output.count("Looking up works", ++read, counts.works);
      if (wanted.has(work.id)) found.set(work.id, work);
    }
  }
  context.output.endProgress();
  return found;
}
