import type { Address } from "viem";
import { assertChain } from "../actions/assertChain.ts";
import type { ReadClient, Target } from "../actions/client.ts";
import { readCampaign } from "../actions/readCampaign.ts";
import { type AuditedStatement, type AuditReport, type AuditStep, worstOf } from "./auditReport.ts";
import { auditStatement, type StandingFile } from "./auditStatement.ts";
import { blockBefore, blockOf } from "./blockBefore.ts";
import { ChainMoved, NothingToAudit, TooLargeToAudit } from "./errors.ts";
import { getHead } from "./getHead.ts";
import type { IpfsSource } from "./IpfsSource.ts";
import { leafReader } from "./leafReader.ts";
import { type Proposal, readProposals } from "./readProposals.ts";
import { readRollEvents } from "./readRollEvents.ts";

export interface AuditCampaign {
  readonly deployment: Target;
  readonly campaign: number;
  /** Where blocks come from; it isn't trusted. */
  readonly ipfs: IpfsSource;
  /** One pool's statements only; all pools' by default. */
  readonly token?: Address | undefined;
  /** True: the works on the roll are fetched and hashed again, and not taken on the inputs' word. */
  readonly content?: boolean | undefined;
  /** Largest work that is fetched, in bytes; 5 GiB by default. */
  readonly maxBytes?: number | undefined;
  /** The most works that are taken; for pages. */
  readonly mostWorks?: number | undefined;
  /** Told of each step, again while it goes on. */
  readonly onStep?: ((step: AuditStep) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const LARGEST_WORK = 5 * 2 ** 30;

/**
 * Recomputes a campaign's statements from the chain and IPFS alone, and says whether they are right: those that stand, those that stood before
 * them, and those that are pending. No index, API or database is asked.
 *
 * The log is read up to the last block before the roll's time; each statement's file and inputs are fetched by their CIDs; the roll is built, the
 * statement computed, and compared with the file, line by line, and with the root on chain.
 *
 * What is trusted: that the endpoint tells the chain as it is; and, without `content`, that the works which the inputs don't name as
 * unverified are verified. What the inputs say couldn't be had is asked for in any case.
 *
 * @throws {NothingToAudit} {TooLargeToAudit} {WrongChain} {ChainUnreachable} {ContractReverted} {GatewayUnreachable} {ChainMoved}
 * @example
 * const { result, statements } = await auditCampaign(client, { deployment, campaign: 1, ipfs: gatewaySource(url) });
 * for (const { finding } of statements) if (finding !== null) console.log(finding);
 */
export async function auditCampaign(client: ReadClient, parameters: AuditCampaign): Promise<AuditReport> {
  const { deployment, campaign, ipfs, content = false, maxBytes = LARGEST_WORK, onStep, signal } = parameters;
  const steps = new Map<string, AuditStep>();
  const say = (name: string, state: AuditStep["state"], sentence: string) => {
    signal?.throwIfAborted();
    steps.set(name, { name, state, sentence });
    onStep?.({ name, state, sentence });
  };
  await assertChain(client, deployment);
  const chain = await readCampaign(client, { deployment, campaign });
  const { rollAt } = chain.schedule;
  const head = await getHead(client);
  const block = await blockBefore(client, deployment.startBlock, rollAt);
  if (block === null) throw new NothingToAudit(campaign, `its roll closes at ${new Date(rollAt * 1000).toISOString()}`);
  say(
    "roll-block",
    "done",
    `The roll closed at ${new Date(rollAt * 1000).toISOString()}: block ${block.number} (${block.hash}) is the last before it.`,
  );

  say("proposals", "running", "Reading the statements that were proposed…");
  const all = await readProposals(client, { deployment, campaign, to: head.number });
  const token = parameters.token?.toLowerCase();
  const chosen = all.filter((proposal) => token === undefined || proposal.token === token);
  if (chosen.length === 0) throw new NothingToAudit(campaign, "no statement stands or is pending");
  say("proposals", "done", `${countOf(chosen.length, "statement")} on chain: ${chosen.map(described).join(", ")}.`);

  say("log", "running", "Reading the log…");
  const events = await readRollEvents(client, {
    deployment,
    campaign,
    to: block.number,
    onLogs: (logs) => say("log", "running", `Reading the log: ${logs} entries so far.`),
  });
  if ((await blockOf(client, block.number)).hash !== block.hash) throw new ChainMoved(block.number);
  const works = new Set(events.flatMap((event) => (event.kind === "certified" ? [event.id] : []))).size;
  if (works > (parameters.mostWorks ?? works)) throw new TooLargeToAudit(works, parameters.mostWorks ?? works);
  say(
    "log",
    "done",
    `${countOf(events.length, "entry", "entries")} of the campaign in blocks ${deployment.startBlock} to ${block.number}: ${countOf(works, "work")}.`,
  );

  const audited: AuditedStatement[] = [];
  const files = new Map<Proposal, StandingFile | null>();
  const context = { client, deployment, campaign: chain, events, block, ipfs, content, maxBytes, signal, say };
  const readLeaves = leafReader(client, { deployment, campaign: chain, to: block.number });
  // The first that stood and pins this roll's inputs fixes them for all, so that it is read before those that have to agree with it.
  const stood = inOrderOfStanding(all);
  const later = all.filter((proposal) => !stood.includes(proposal));
  let fixed: string | null = null;
  let unsure = false;
  for (const proposal of [...stood, ...later]) {
    const isAsked = chosen.includes(proposal);
    const mayFix = fixed === null && !unsure && stood.includes(proposal);
    if (!isAsked && !mayFix) continue;
    const before = standingBefore(all, proposal);
    const standing = before === undefined ? undefined : (files.get(before) ?? undefined);
    const outcome = await auditStatement({ ...context, readLeaves }, { proposal, before, standing, fixed });
    const { statement, file, fixes } = outcome;
    files.set(proposal, file);
    if (isAsked) audited.push(unsure ? { ...statement, trusted: [...statement.trusted, UNSURE] } : statement);
    if (!mayFix) continue;
    fixed = fixes;
    unsure = fixes === null && statement.result === "unavailable";
  }
  const result = worstOf(audited.map((statement) => statement.result));
  const statements = audited.sort((a, b) => a.block - b.block || a.number - b.number);
  return { chainId: deployment.chainId, campaign, rollAt, block, statements, result, steps: [...steps.values()] };
}

/** Nobody can tell then whether others had to name the same. */
const UNSURE = "The first statement that stood can't be had here, so that its inputs weren't compared with these.";

/** Those that stood, of all pools, the first first: its roll is everybody's. */
function inOrderOfStanding(all: readonly Proposal[]): Proposal[] {
  return all
    .filter(({ file, stoodAt }) => file !== null && stoodAt !== null)
    .sort((a, b) => (a.stoodAt ?? 0) - (b.stoodAt ?? 0) || a.block - b.block);
}

/** What stood in the same pool when a statement was proposed. */
function standingBefore(all: readonly Proposal[], of: Proposal): Proposal | undefined {
  return all.findLast(
    ({ token, number, state, file }) =>
      token === of.token && number < of.number && state !== "pending" && file !== null,
  );
}

function described({ token, number, state }: Proposal): string {
  const pool = /^0x0*$/.test(token) ? "ETH" : token;
  return `number ${number} in ${pool} (${state === "stands" ? "stands" : state === "pending" ? "pending" : "stood before"})`;
}

/** A number with its noun. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
