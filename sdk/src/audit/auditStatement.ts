import { BlockNotFoundError } from "viem";
import type { ReadClient, Target } from "../actions/client.ts";
import type { ChainCampaign } from "../actions/readCampaign.ts";
import { ColophonError } from "../errors/ColophonError.ts";
import type { Digest } from "../ids/digest.ts";
import { rewardTree } from "../merkle/rewardTree.ts";
import { checkStatement } from "../rewards/checkStatement.ts";
import { collectStatement, type StatementFile } from "../rewards/readStatement.ts";
import type { StandingStatement } from "../rewards/types.ts";
import { type BuiltRoll, buildRoll } from "../roll/buildRoll.ts";
import type { RollEvent } from "../roll/rollEvents.ts";
import type { RollFacts } from "../roll/rollFacts.ts";
import { auditEmpty } from "./auditEmpty.ts";
import type { AuditedStatement, AuditResult, AuditStep } from "./auditReport.ts";
import { blockOf, type FoundBlock } from "./blockBefore.ts";
import { contest } from "./contest.ts";
import { fetchFile } from "./fetchFile.ts";
import type { IpfsSource } from "./IpfsSource.ts";
import { largestFiles } from "./largestFiles.ts";
import type { ReadLeaves } from "./ReadLeaves.ts";
import { assertNothingExtra, type ReadFacts, readFacts } from "./readFacts.ts";
import { foreignReader, readFactsAnew } from "./readFactsAnew.ts";
import type { Proposal } from "./readProposals.ts";
import { rehashWorks } from "./rehashWorks.ts";
import { rollOnItsWord } from "./rollOnItsWord.ts";

export interface AuditContext {
  readonly client: ReadClient;
  readonly deployment: Target;
  readonly campaign: ChainCampaign;
  readonly events: readonly RollEvent[];
  readonly block: FoundBlock;
  readonly ipfs: IpfsSource;
  readonly content: boolean;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  readonly readLeaves: ReadLeaves;
  readonly say: (name: string, state: AuditStep["state"], sentence: string) => void;
}

/** The file of a statement that stands, as the next one adds to it. */
export interface StandingFile {
  readonly cid: string;
  readonly standing: StandingStatement;
}

export interface AuditedProposal {
  readonly proposal: Proposal;
  /** What stood in the pool when it was proposed. */
  readonly before: Proposal | undefined;
  /** Its file; undefined where there is none, or it couldn't be read. */
  readonly standing: StandingFile | undefined;
  /** The inputs of the campaign's first standing statement, which all others have to name. */
  readonly fixed: string | null;
}

export interface AuditOutcome {
  readonly statement: AuditedStatement;
  /** What a later statement of the pool adds to; null where the file can't be read, or isn't what is on chain. */
  readonly file: StandingFile | null;
  /** The inputs that it fixes for all others once it stands; null where it pins none that are this roll's. */
  readonly fixes: string | null;
}

/** Audits one statement. @throws {GatewayUnreachable} {ChainUnreachable} */
export async function auditStatement(context: AuditContext, asked: AuditedProposal): Promise<AuditOutcome> {
  const { proposal } = asked;
  const blank = { difference: null, differences: 0, works: 0, accounts: 0, inputs: null, trusted: [], off: [] };
  const end = (result: AuditResult, finding: string | null, more: Partial<AuditedStatement> = {}) => ({
    ...proposal,
    ...blank,
    result,
    finding,
    ...more,
  });
  const name = `statement ${proposal.number} of ${proposal.token}`;
  if (proposal.file === null) return { statement: await auditEmpty(context, proposal, end), file: null, fixes: null };
  const { cid, root, total } = proposal.file;
  const largest = largestFiles(context.events, asked.standing?.standing.accounts.length ?? 0);
  context.say(name, "running", `Fetching the statement ${cid} from ${context.ipfs.name}…`);
  const fetched = await fetchBytes(context, cid, largest.statement);
  if (!("bytes" in fetched)) {
    const finding = `Its file ${cid} can't be had: ${fetched.why}.`;
    return { statement: end("unavailable", finding), file: null, fixes: null };
  }
  let file: StatementFile;
  try {
    file = await collectStatement([fetched.bytes]);
  } catch (error) {
    if (!(error instanceof ColophonError)) throw error;
    return { statement: end("wrong", error.message), file: null, fixes: null };
  }
  const { header } = file;
  const accounts = file.accounts.map(({ account, cumulative }) => ({ account, cumulative: BigInt(cumulative) }));
  const own = { cid, standing: { total: BigInt(header.total), accounts } };
  const place = { chainId: context.deployment.chainId, pool: context.deployment.rewardPools };
  const base = { ...place, campaign: context.campaign.campaign, token: proposal.token };
  /** A wrong statement can stand: then people claim by its root, and what adds to it has to add to that. */
  const isOnChain = () => own.standing.total === total && rewardTree(base, accounts).root === root.toLowerCase();
  const more = { works: header.works, accounts: header.accounts, inputs: header.inputs };
  const size = `its file (${fetched.bytes.length} bytes, hashing to the digest on chain)`;
  context.say(name, "running", `Statement ${proposal.number}: ${size} was read; reading its inputs…`);
  const stop = (result: AuditResult, finding: string) => {
    return { statement: end(result, finding, more), file: isOnChain() ? own : null, fixes: null };
  };

  const misread = await blockFault(context, header.block, proposal.block);
  if (misread !== null) return stop("wrong", misread);
  if (asked.fixed !== null && header.inputs !== asked.fixed) {
    const found = header.inputs ?? "none";
    return stop("wrong", `Its inputs are ${found}, and the first statement that stood fixed them: ${asked.fixed}.`);
  }
  if (asked.before !== undefined && asked.standing === undefined) {
    return stop(
      "unavailable",
      `It adds to statement ${asked.before.number}, whose file can't be had, or isn't what stands.`,
    );
  }
  const read = await readRoll(context, header.inputs, largest.inputs);
  if ("why" in read) return stop(read.result, read.why);
  const { roll, facts, trusted } = read;
  if (roll.works.length === 0) return stop("wrong", "The roll is empty, so that nobody can have earned anything.");

  context.say(name, "running", `Statement ${proposal.number}: computing it from ${roll.works.length} works…`);
  const { equalBps, curatedBps, communityBps, lineageBps } = context.campaign.settings;
  const rule = { equalBps, curatedBps, communityBps, lineageBps };
  const compare = ({ works, rollAt }: BuiltRoll) =>
    checkStatement([fetched.bytes], {
      input: { ...base, rule, roll: works, total, standing: asked.standing?.standing },
      root,
      rollAt,
      block: header.block,
      previous: asked.standing?.cid ?? null,
    });
  let check = await compare(roll);
  if (check.result === "wrong" && read.anew !== null && read.anew.missing.size > 0) {
    const { missing } = read.anew;
    check = await compare(rollOnItsWord(context, read.anew, roll, file));
    if (check.result === "right") {
      const many = `${missing.size} manifest${missing.size === 1 ? "" : "s"}`;
      const finding = `It pins no inputs, and ${many} can't be had from ${context.ipfs.name}: it is right if they share as its file says.`;
      context.say(name, "done", `Of statement ${proposal.number} nothing can be said: ${finding}`);
      return stop("unavailable", finding);
    }
  }
  const found = { ...more, off: roll.off };
  const fixes = header.inputs;
  if (check.result === "unreadable") return { statement: end("wrong", check.error.message, found), file: null, fixes };
  if (check.result === "wrong") {
    const { first, differences } = check;
    const wrong = { ...found, trusted, difference: first, differences };
    context.say(name, "done", `Statement ${proposal.number} is wrong: ${first.sentence}`);
    return { statement: end("wrong", first.sentence, wrong), file: isOnChain() ? own : null, fixes };
  }
  const doubts = await contents(context, facts, roll, name);
  const result: AuditResult = doubts.wrong.length > 0 ? "wrong" : doubts.contested.length > 0 ? "contested" : "right";
  const finding = doubts.wrong[0] ?? doubts.contested[0] ?? null;
  const rest = doubts.wrong.length + doubts.contested.length;
  context.say(
    name,
    "done",
    result === "right"
      ? `Statement ${proposal.number} is right: ${header.works} works and ${header.accounts} accounts, each line as computed, and the root ${root} on chain.`
      : `Statement ${proposal.number} follows from its inputs, but: ${finding}`,
  );
  const sure = { ...found, trusted: [...trusted, ...doubts.trusted], differences: rest };
  return { statement: end(result, finding, sure), file: own, fixes };
}

type Read =
  | {
      readonly roll: BuiltRoll;
      readonly facts: ReadFacts | null;
      readonly trusted: string[];
      /** Where no inputs are pinned: what was read in their place, and the manifests that can't be had. */
      readonly anew: { readonly facts: RollFacts; readonly missing: ReadonlySet<Digest> } | null;
    }
  | { readonly result: AuditResult; readonly why: string };

/** The roll, from the inputs that a statement pins, or where it pins none, from IPFS as it is now. */
async function readRoll(context: AuditContext, cid: string | null, largest: number): Promise<Read> {
  const { campaign, events, deployment, readLeaves, ipfs, say } = context;
  const { rollAt } = campaign.schedule;
  if (cid === null) {
    const { facts, missing, missingAnchors } = await readFactsAnew(context);
    const trusted = [
      "The statement pins no inputs: manifests and the data of anchors were fetched as they are to be had now, and all works were taken for verified.",
      ...(missing.size > 0 ? [`${missing.size} manifests can't be had now; their authors were given all.`] : []),
      ...(missingAnchors > 0
        ? [`The data of ${missingAnchors} anchors can't be had now; their leaves were left out.`]
        : []),
    ];
    return { roll: buildRoll(campaign, events, facts), facts: null, trusted, anew: { facts, missing } };
  }
  const fetched = await fetchBytes(context, cid, largest);
  if (!("bytes" in fetched)) return { result: "unavailable", why: `Its inputs ${cid} can't be had: ${fetched.why}.` };
  try {
    const { chainId, contributions: contract } = deployment;
    const { settings } = campaign;
    const readForeign = foreignReader(context);
    const expected = { chainId, contract, campaign: campaign.campaign, settings, rollAt, events, readForeign };
    const facts = await readFacts([fetched.bytes], expected, readLeaves);
    const roll = buildRoll(campaign, events, facts.facts);
    assertNothingExtra(facts, roll);
    const { manifests, anchors, unverified } = facts.document;
    say(
      `inputs ${cid}`,
      "done",
      `Inputs ${cid} (${fetched.bytes.length} bytes from ${ipfs.name}, hashing to their CID): ${manifests} manifests, the data of ${anchors.length} anchors, ${unverified.length} works not verified. Works on the roll: ${roll.works.length}; off it: ${roll.off.length}.`,
    );
    const unread = facts.unread.flatMap(({ why, anchor }) =>
      why === null
        ? []
        : [`The data of the anchor ${anchor.root} isn't what was anchored (${why}): its leaves don't count.`],
    );
    return { roll, facts, trusted: unread, anew: null };
  } catch (error) {
    if (error instanceof ColophonError) return { result: "wrong", why: error.message };
    throw error;
  }
}

/** What is known of contents beyond the inputs' word. */
async function contents(context: AuditContext, facts: ReadFacts | null, roll: BuiltRoll, name: string) {
  const { ipfs, maxBytes, signal, say, content } = context;
  const { found: contested, missing } =
    facts === null
      ? { found: [], missing: 0 }
      : await contest(facts, roll, ipfs, {
          readLeaves: context.readLeaves,
          maxBytes,
          signal,
          onChecked: (done, of) => say(name, "running", `Asking for what the inputs say is missing: ${done} of ${of}…`),
        });
  const nowhere =
    missing === 0 ? [] : [`${missing} things that the inputs leave out can't be had from ${ipfs.name} either.`];
  if (!content) {
    const word = `That ${roll.works.length} works are verified was taken on the inputs' word; colophon audit --content fetches and hashes them.`;
    return { contested, wrong: [], trusted: facts === null ? [] : [word, ...nowhere] };
  }
  const { verified, bytes, wrong, unavailable } = await rehashWorks(roll.works, ipfs, {
    maxBytes,
    signal,
    onHashed: (done, of) => say(name, "running", `Fetching and hashing works: ${done} of ${of}…`),
  });
  say(`contents of ${name}`, "done", `${verified} contents (${bytes} bytes) were fetched and hash to their CIDs.`);
  const gone = `${unavailable} works on the roll can't be had now; that they were verified was taken on the inputs' word.`;
  return { contested, wrong, trusted: [...(unavailable > 0 ? [gone] : []), ...nowhere] };
}

async function fetchBytes(
  { ipfs, signal }: AuditContext,
  cid: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | { why: string }> {
  const fetched = await fetchFile(ipfs, cid, { maxBytes, keep: true, signal });
  if (fetched.state !== "verified") return { why: fetched.why };
  return fetched.bytes === null ? { why: "it is empty" } : { bytes: fetched.bytes };
}

/** Whether the block that a header names is one of the chain from which the closed roll could be read. */
async function blockFault(
  { client, block }: AuditContext,
  given: { readonly number: number; readonly hash: string },
  proposed: number,
): Promise<string | null> {
  if (given.number < block.number) {
    return `Its header says that the roll was read at block ${given.number}, before it closed; block ${block.number} is the last before that.`;
  }
  if (given.number > proposed) {
    return `Its header names block ${given.number}, and it was proposed in block ${proposed}, before there was such a block.`;
  }
  // An endpoint that doesn't answer is no fault of the statement's.
  const own = await blockOf(client, given.number).catch((error: unknown) => {
    if (error instanceof BlockNotFoundError) return null;
    throw error;
  });
  if (own?.hash === given.hash) return null;
  return `Its header names block ${given.number} with the hash ${given.hash}, and the chain has ${own?.hash ?? "no such block"}.`;
}
