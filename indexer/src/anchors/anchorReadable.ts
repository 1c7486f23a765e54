import { and, eq, type SQL, sql } from "drizzle-orm";
import { anchors, campaigns } from "../store/chainTables.ts";
import { anchorFiles } from "../store/factTables.ts";

/** That a file is the one that an anchor names. */
export function isFileOf(): SQL | undefined {
  return and(
    eq(anchorFiles.data, anchors.data),
    eq(anchorFiles.codec, anchors.codec),
    eq(anchorFiles.kind, anchors.kind),
    eq(anchorFiles.count, anchors.count),
  );
}

/**
 * That a file which was read is what was anchored: it leads to the root, is of the campaign, and names its list of voters, or the anchor's
 * config hash. Votes and answers name none, so the anchor's may be any. Joins `campaigns`.
 */
export function isAnchored(): SQL {
  return sql`(${anchorFiles.state} = 'read' and ${anchorFiles.root} = ${anchors.root} and ${anchorFiles.campaign} = ${anchors.campaign}
    and (${anchors.kind} <> 'contributions' or ${anchorFiles.config} = ${anchors.config})
    and (${anchors.kind} <> 'votes' or '0x' || encode(${anchorFiles.voterRoot}, 'hex') = ${campaigns.settings}->>'voterRoot'))`;
}

/** The epoch that an account was in at an anchor's block. */
export function epochThen(account: SQL): SQL {
  return sql`coalesce((select max(cancelled.epoch) from signature_cancellations cancelled
    where cancelled.author = ${account} and cancelled.block <= ${anchors.block}), 0)`;
}
