import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { WHOSE } from "../handlers/keepRejection.ts";
import { works } from "../store/chainTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { countStale } from "./staleWorks.ts";

/**
 * Makes the rows of all works that were noted as stale (`markStale`) what their token, leaves, verdicts, appeals and bytes say now, and with them
 * lineage, who contributed, and the campaigns' counts. A function of those rows alone: whatever happened in whatever order, the same rows
 * give the same works. A few statements, however many works.
 */
export async function deriveWorks(tx: Db): Promise<void> {
  if ((await countStale(tx)) === 0) return;
  await tx.execute(sql`create temp table if not exists fresh_works (like works) on commit delete rows`);
  await tx.execute(fresh);
  await tx.execute(countAuthors);
  await tx.execute(countWorks);
  await tx.execute(countChildren);
  await tx.execute(cutEdges);
  await tx.execute(drawEdges);
  await tx.execute(deleteGone);
  await tx.execute(changeKept);
  await tx.execute(addNew);
  await tx.execute(sql`delete from fresh_works`);
  await tx.execute(sql`delete from stale_works`);
}

/** After all leaves of an anchor: a token's own leaf is a candidate itself, and says the same. */
const NO_LEAF = 2_147_483_647;

/**
 * Each id's candidates are its token and its admitted leaves; the first by (time, block, log, leaf) is shown, one whose bytes are verified
 * before all others. Where it is another author's than the token, a rejection of the token's author for what the work is counts against
 * it as well, as `keepRejection` has it for takeovers.
 */
const fresh = sql`
  with candidates as (
    select a.id, a.author, a.digest, a.codec, a.kind, a.ai_use, a.config, a.manifest, a.parents, a.certified_at, a.evidence, a.proof,
      coalesce(n.block, c.block, a.block) as at_block, coalesce(n.log_index, c.log_index, a.log_index) as at_log,
      case when n.block is null then 0 else ${sql.raw(String(NO_LEAF))} end as at_leaf, null::integer as leaf, a.campaign, null::bytea as "transaction"
    from stale_works s join attributions a on a.id = s.id
      left join anchors n on a.evidence = 'anchor' and n.campaign = a.campaign and n.kind = 'contributions' and n.root = a.proof and n.config = a.config
      left join commitments c on a.evidence = 'commitment' and c.campaign = a.campaign and c.commitment = a.proof
    union all
    select f.id, f.author, f.digest, f.codec, f.kind, f.ai_use, n.config, f.manifest, f.parents, l.time, 'anchor', n.root,
      l.block, l.log_index, l.leaf, l.leaf, l.campaign, n."transaction"
    from stale_works s join anchored_leaves l on l.id = s.id
      join contribution_leaves f on f.data = l.data and f.leaf = l.leaf
      join anchors n on n.campaign = l.campaign and n.block = l.block and n.log_index = l.log_index
  ), ranked as (
    select candidates.*, coalesce(contents.verification, 'pending') as verification,
      row_number() over (partition by candidates.id order by contents.verification is distinct from 'verified', certified_at, at_block, at_log, at_leaf) as place,
      count(leaf) over (partition by candidates.id) as leaves,
      min(encode(candidates.digest, 'hex') || candidates.codec) over (partition by candidates.id)
        <> max(encode(candidates.digest, 'hex') || candidates.codec) over (partition by candidates.id) as several
    from candidates left join contents on contents.digest = candidates.digest and contents.codec = candidates.codec
  ), shown as (
    select r.*, t.author as token_author, t.author is not distinct from r.author as minted, t.owner, t.final_at,
      t.recorded_at, t.block as token_block, t.log_index as token_log, t."transaction" as token_transaction, t.proof as token_proof
    from ranked r left join attributions t on t.id = r.id where r.place = 1
  ), judged as (
    select d.*, q.state as appeal, q.score as appeal_score,
      case when b.work is null then d.author else b.author end as judged_as,
      case when b.work is null then v.accepted else false end as accepted,
      case when b.work is null then v.score else 0 end as verdict_score
    from shown d
      left join standing_verdicts v on v.work = d.id and v.author = d.author
      left join appeals q on q.work = d.id and q.author = d.author
      left join appeals o on o.work = d.id and o.author = d.token_author
      left join standing_verdicts b on b.work = d.id and b.author = d.token_author and d.token_author <> d.author
        and not b.accepted and b.reason not in (${sql.raw(WHOSE.join(", "))}) and o.state is distinct from 'upheld'
        and (v.work is null or (v.block, v.log_index) < (b.block, b.log_index))
  )
  insert into fresh_works (id, campaign, author, state, owner, digest, codec, kind, ai_use, config, manifest, parents, child_count, certified_at,
    recorded_at, evidence, proof, leaf, final_at, review_ends, appeals_end, judged_as, accepted, appeal, score, plain, several,
    block, log_index, "transaction", verification)
  select j.id, j.campaign, j.author, case when j.minted then 'minted' else 'anchored' end, case when j.minted then j.owner end,
    j.digest, j.codec, j.kind, j.ai_use, j.config, j.manifest, j.parents, 0, j.certified_at,
    case when j.minted then j.recorded_at else j.certified_at end, j.evidence, j.proof, j.leaf, case when j.minted then j.final_at end,
    p.review_ends, p.appeals_end, j.judged_as, j.accepted, j.appeal,
    case when j.accepted then j.verdict_score when not j.accepted and j.appeal = 'upheld' then j.appeal_score else 0 end,
    not exists (select from supersessions where work = j.id) and not j.several and (j.leaves = 0
      or (j.leaves = 1 and (j.token_author is null or (j.minted and j.leaf is not null and j.proof = j.token_proof)))),
    j.several,
    case when j.minted then j.token_block else j.at_block end, case when j.minted then j.token_log else j.at_log end,
    case when j.minted then j.token_transaction else j."transaction" end, j.verification
  from judged j join campaigns p on p.id = j.campaign`;

/** Rows as they were and as they will be: what is counted of the former goes, what of the latter comes. */
const before = sql`select works.* from works join stale_works using (id)`;

const countAuthors = sql`
  with deltas as (
    select campaign, account, sum(step)::int as step from (
      select campaign, author as account, -1 as step from (${before}) was union all select campaign, author, 1 from fresh_works
    ) steps group by campaign, account having sum(step) <> 0
  ), counts as (
    select d.campaign, d.account, coalesce(c.works, 0) as was, coalesce(c.works, 0) + d.step as now
    from deltas d left join contributors c on c.campaign = d.campaign and c.account = d.account
  ), gone as (
    delete from contributors using counts
    where counts.now = 0 and contributors.campaign = counts.campaign and contributors.account = counts.account
  ), kept as (
    insert into contributors (campaign, account, works) select campaign, account, now from counts where now > 0
    on conflict (campaign, account) do update set works = excluded.works
  )
  update campaigns set contributors = contributors + moved.many
  from (select campaign, sum((now > 0)::int - (was > 0)::int)::int as many from counts group by campaign) moved
  where campaigns.id = moved.campaign and moved.many <> 0`;

const countWorks = sql`
  update campaigns set works = campaigns.works + moved.works, minted = campaigns.minted + moved.minted, verified = campaigns.verified + moved.verified,
    accepted = campaigns.accepted + moved.accepted, rejected = campaigns.rejected + moved.rejected, appealed = campaigns.appealed + moved.appealed
  from (
    select campaign, sum(step)::int as works,
      coalesce(sum(step) filter (where state = 'minted'), 0)::int as minted,
      coalesce(sum(step) filter (where verification = 'verified'), 0)::int as verified,
      coalesce(sum(step) filter (where accepted or (not accepted and appeal = 'upheld')), 0)::int as accepted,
      coalesce(sum(step) filter (where not accepted and (appeal is null or appeal = 'rejected')), 0)::int as rejected,
      coalesce(sum(step) filter (where not accepted and appeal = 'pending'), 0)::int as appealed
    from (
      select campaign, state, verification, accepted, appeal, -1 as step from (${before}) was
      union all select campaign, state, verification, accepted, appeal, 1 from fresh_works
    ) steps group by campaign
  ) moved where campaigns.id = moved.campaign`;

/** Works that name other parents than before, or none any more, or for the first time. */
const turned = sql`
  select s.id, coalesce(works.parents, '') as was, coalesce(fresh_works.parents, '') as now
  from stale_works s left join works on works.id = s.id left join fresh_works on fresh_works.id = s.id
  where coalesce(works.parents, '') <> coalesce(fresh_works.parents, '')`;

const countChildren = sql`
  update works set child_count = child_count + moved.step from (
    select parent, sum(step)::int as step from (
      select substring(was from place * 32 + 1 for 32) as parent, -1 as step from (${turned}) t, generate_series(0, length(was) / 32 - 1) place
      union all
      select substring(now from place * 32 + 1 for 32), 1 from (${turned}) t, generate_series(0, length(now) / 32 - 1) place
    ) steps group by parent having sum(step) <> 0
  ) moved where works.id = moved.parent`;

const cutEdges = sql`delete from edges using (${turned}) t where edges.child = t.id`;

const drawEdges = sql`
  insert into edges (child, "index", parent)
  select t.id, place, substring(t.now from place * 32 + 1 for 32) from (${turned}) t, generate_series(0, length(t.now) / 32 - 1) place`;

const deleteGone = sql`
  delete from works using stale_works s where works.id = s.id and not exists (select from fresh_works where fresh_works.id = s.id)`;

const columns = Object.values(getTableColumns(works)).map(({ name }) => name);
const listOf = (names: readonly string[], show: (name: string) => SQL) => sql.join(names.map(show), sql`, `);

/** `child_count` is kept by steps (`countChildren`): a work may have a hundred thousand children. */
const changeKept = sql`
  update works set ${listOf(
    columns.filter((name) => name !== "id" && name !== "child_count"),
    (name) => sql`${sql.identifier(name)} = fresh_works.${sql.identifier(name)}`,
  )} from fresh_works where works.id = fresh_works.id`;

/** Of a work that is new here, children may be there already. */
const addNew = sql`
  insert into works (${listOf(columns, (name) => sql`${sql.identifier(name)}`)})
  select ${listOf(columns, (name) =>
    name === "child_count"
      ? sql`(select count(*)::int from edges where edges.parent = fresh_works.id)`
      : sql`fresh_works.${sql.identifier(name)}`,
  )} from fresh_works where not exists (select from works where works.id = fresh_works.id)`;
