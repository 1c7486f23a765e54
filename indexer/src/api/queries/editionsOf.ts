import type { ApiEdition } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { mediaKindOf } from "@colophon/sdk/ids/names.ts";
import { and, eq, type InferSelectModel, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { type campaigns, editions } from "../../store/chainTables.ts";
import { contents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { tokensOf } from "./tokensOf.ts";

type Campaign = Pick<InferSelectModel<typeof campaigns>, "id" | "settings">;

/** The editions of some campaigns: two queries for all of them. A campaign whose content nobody has named has one too, without. */
export async function editionsOf(db: Db, rows: readonly Campaign[]): Promise<(campaign: Campaign) => ApiEdition> {
  const ids = rows.map(({ id }) => id);
  const named =
    ids.length === 0
      ? []
      : await db
          .select({ edition: editions, verification: contents.verification, size: contents.size })
          .from(editions)
          .leftJoin(contents, and(eq(contents.digest, editions.digest), eq(contents.codec, editions.codec)))
          .where(inArray(editions.campaign, ids));
  const tokenOf = await tokensOf(
    db,
    rows.map(({ settings }) => settings.editionToken as Hex),
  );
  return ({ id, settings }) => {
    const found = named.find(({ edition }) => edition.campaign === id);
    return {
      content: found
        ? {
            digest: found.edition.digest,
            cid: cidFromDigest(found.edition.digest, found.edition.codec === 1 ? 1 : 0),
            kind: mediaKindOf(found.edition.kind),
            verification: found.verification ?? "pending",
            size: found.size,
            time: found.edition.time,
            transaction: found.edition.transaction,
          }
        : null,
      price: settings.editionPrice,
      token: tokenOf(settings.editionToken as Hex),
      cap: settings.editionCap,
      minted: (found?.edition.minted ?? 0n).toString(),
      holders: found?.edition.holders ?? 0,
    };
  };
}
