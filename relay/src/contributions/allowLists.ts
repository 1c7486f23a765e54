import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { RelayProblem } from "../problems.ts";

/** Whether an account may contribute to a campaign by this relay. */
export type AllowLists = (campaign: number, account: string) => Promise<boolean>;

const FRESH_MS = 2_000;
const lists = z.record(
  z.string().regex(/^[1-9]\d{0,9}$/),
  z.array(
    z
      .string()
      .regex(/^0x[0-9a-fA-F]{40}$/)
      .transform((account) => account.toLowerCase()),
  ),
);

/**
 * The operator's lists, read again when the file changes. Campaigns that aren't in it are open to all.
 *
 * @param path undefined: no lists
 * @throws (of what it gives) {RelayProblem} `allow-lists-unreadable`: a list that can't be read keeps everybody out, rather than nobody
 */
export function allowLists(path: string | undefined): AllowLists {
  if (path === undefined) return async () => true;
  let read: { changed: number; lists: Map<string, Set<string>> } | null = null;
  let looked = 0;
  return async (campaign, account) => {
    if (read === null || performance.now() - looked > FRESH_MS) {
      try {
        const { mtimeMs } = await stat(path);
        if (read?.changed !== mtimeMs) {
          const json = lists.parse(JSON.parse(await readFile(path, "utf8")));
          read = { changed: mtimeMs, lists: new Map(Object.entries(json).map(([key, list]) => [key, new Set(list)])) };
        }
        looked = performance.now();
      } catch (cause) {
        throw new RelayProblem(
          "allow-lists-unreadable",
          "Who may contribute can't be read.",
          "Tell the relay's operator (ALLOW_LISTS), and try again later.",
          { retryAfter: 60, cause },
        );
      }
    }
    return read.lists.get(String(campaign))?.has(account.toLowerCase()) ?? true;
  };
}
