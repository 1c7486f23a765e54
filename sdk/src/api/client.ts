import { z } from "zod";
import { answers, ballot } from "./ballotSchemas.ts";
import { poolStatementPage } from "./disputeSchemas.ts";
import { ApiAnswerInvalid, ApiRefused, ApiUnreachable } from "./errors.ts";
import { accountExplanation, statementAccountPage, workExplanation } from "./explanationSchemas.ts";
import { mint } from "./mintSchemas.ts";
import * as schemas from "./schemas.ts";

export interface ApiClientOptions {
  /** Another `fetch`, for tests and proxies. */
  fetch?: typeof fetch;
  /** How long an answer may take, ms. */
  timeoutMs?: number;
}

export interface Paging {
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** Items a page, 1 … 100. */
  limit?: number | undefined;
}

export interface WorkFilter extends Paging {
  campaign?: number | undefined;
  author?: string | undefined;
  owner?: string | undefined;
  /** Who earns with it. */
  credited?: string | undefined;
  /** `accepted` where it isn't named. */
  standing?: schemas.Standing | "any" | undefined;
  /** `verified` where it isn't named. */
  verification?: schemas.Verification | "any" | undefined;
  kind?: schemas.ApiWork["kind"] | undefined;
  parent?: string | undefined;
  search?: string | undefined;
  sort?: "newest" | "oldest" | "score" | undefined;
}

export interface CampaignFilter extends Paging {
  phase?: schemas.Phase | undefined;
  brand?: string | undefined;
  /** Named by the brand now. */
  curator?: string | undefined;
  arbiter?: string | undefined;
  /** Who is brand, curator or arbiter of it: any of the three. */
  role?: string | undefined;
}

type Query = Readonly<Record<string, string | number | undefined>>;

const claimables = z.object({ items: z.array(schemas.claimable) });
const tokens = z.object({ items: z.array(schemas.token) });
const credits = z.object({ items: z.array(schemas.credit) });

/**
 * The API as functions, with every answer checked against its schema.
 *
 * Each function takes an `AbortSignal` last, and throws {@link ApiUnreachable}, {@link ApiRefused} (with the server's problem) or
 * {@link ApiAnswerInvalid}.
 *
 * @param url of the API, for example `http://127.0.0.1:4000`
 * @example
 * const api = createApiClient("http://127.0.0.1:4000");
 * const { items, next } = await api.works({ campaign: 1, sort: "score" });
 */
export function createApiClient(url: string, options: ApiClientOptions = {}) {
  const base = url.replace(/\/+$/, "");
  const get = <T extends z.ZodType>(schema: T, path: string, query: Query = {}, signal?: AbortSignal) =>
    request(schema, `${base}${path}${toSearch(query)}`, options, signal);
  return {
    health: (signal?: AbortSignal) => get(schemas.health, "/health", {}, signal),
    /** Not ready is an answer too: it comes with status 503 and doesn't throw. */
    readiness: (signal?: AbortSignal) => get(schemas.readiness, "/ready", {}, signal),
    campaigns: (filter: CampaignFilter = {}, signal?: AbortSignal) =>
      get(schemas.campaignPage, "/v1/campaigns", { ...filter }, signal),
    campaign: (id: number, signal?: AbortSignal) => get(schemas.campaign, `/v1/campaigns/${id}`, {}, signal),
    roll: (campaign: number, signal?: AbortSignal) => get(schemas.roll, `/v1/campaigns/${campaign}/roll`, {}, signal),
    statements: (campaign: number, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.statementPage, `/v1/campaigns/${campaign}/statements`, { ...paging }, signal),
    /** One pool's statements, each with its dispute; the zero address is ETH. */
    poolStatements: (campaign: number, token: string, paging: Paging = {}, signal?: AbortSignal) =>
      get(poolStatementPage, `/v1/campaigns/${campaign}/statements/${segment(token)}`, { ...paging }, signal),
    /** Who earned what by the statement with this root, most first; `account`: that one alone. */
    statementAccounts: (root: string, filter: Paging & { account?: string } = {}, signal?: AbortSignal) =>
      get(statementAccountPage, `/v1/statements/${segment(root)}/accounts`, { ...filter }, signal),
    /** Why an account got what it got by the statement with this root; `works` are paged. */
    whyAccount: (root: string, account: string, paging: Paging = {}, signal?: AbortSignal) =>
      get(accountExplanation, `/v1/statements/${segment(root)}/accounts/${segment(account)}`, { ...paging }, signal),
    /** Why a work got what it got; `remixes` are paged. */
    whyWork: (root: string, id: string, paging: Paging = {}, signal?: AbortSignal) =>
      get(workExplanation, `/v1/statements/${segment(root)}/works/${segment(id)}`, { ...paging }, signal),
    anchors: (campaign: number, filter: Paging & { kind?: schemas.AnchorKind } = {}, signal?: AbortSignal) =>
      get(schemas.anchorPage, `/v1/campaigns/${campaign}/anchors`, { ...filter }, signal),
    appeals: (campaign: number, filter: Paging & { state?: schemas.AppealState } = {}, signal?: AbortSignal) =>
      get(schemas.appealPage, `/v1/campaigns/${campaign}/appeals`, { ...filter }, signal),
    /** What counts of the votes, by work, most first; `communityBps` says how much money they move. */
    votes: (campaign: number, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.votePage, `/v1/campaigns/${campaign}/votes`, { ...paging }, signal),
    /** One voter's votes: what counts of them, why the others don't, and what is left of the credits. */
    ballot: (campaign: number, voter: string, signal?: AbortSignal) =>
      get(ballot, `/v1/campaigns/${campaign}/ballot`, { voter }, signal),
    /** One voter's answers to a campaign's polls, the last first. */
    answers: (campaign: number, voter: string, signal?: AbortSignal) =>
      get(answers, `/v1/campaigns/${campaign}/answers`, { voter }, signal),
    /** Polls with their documents and live tallies; no money hangs on them. */
    polls: (campaign: number, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.pollPage, `/v1/campaigns/${campaign}/polls`, { ...paging }, signal),
    editionHolders: (campaign: number, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.editionHolderPage, `/v1/campaigns/${campaign}/edition/holders`, { ...paging }, signal),
    works: (filter: WorkFilter = {}, signal?: AbortSignal) => get(schemas.workPage, "/v1/works", { ...filter }, signal),
    work: (id: string, signal?: AbortSignal) => get(schemas.work, `/v1/works/${segment(id)}`, {}, signal),
    lineage: (id: string, signal?: AbortSignal) => get(schemas.lineage, `/v1/works/${segment(id)}/lineage`, {}, signal),
    /** What it takes to mint an anchored work; see `anchoredWork`. */
    mint: (id: string, signal?: AbortSignal) => get(mint, `/v1/works/${segment(id)}/mint`, {}, signal),
    history: (id: string, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.historyPage, `/v1/works/${segment(id)}/history`, { ...paging }, signal),
    /** Every certification of the same bytes, earliest first. */
    digest: (digest: string, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.workPage, `/v1/digests/${segment(digest)}`, { ...paging }, signal),
    claimables: (account: string, signal?: AbortSignal) =>
      get(claimables, `/v1/accounts/${segment(account)}/claimables`, {}, signal),
    claimsOf: (account: string, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.claimRecordPage, `/v1/accounts/${segment(account)}/claims`, { ...paging }, signal),
    editionsOf: (account: string, paging: Paging = {}, signal?: AbortSignal) =>
      get(schemas.editionHeldPage, `/v1/accounts/${segment(account)}/editions`, { ...paging }, signal),
    /** `withdrawable`: only those whose bond the account can have now. */
    appealsOf: (account: string, filter: Paging & { withdrawable?: "true" } = {}, signal?: AbortSignal) =>
      get(schemas.appealPage, `/v1/accounts/${segment(account)}/appeals`, { ...filter }, signal),
    /** What waits in `RewardPools`. */
    creditsOf: (account: string, signal?: AbortSignal) =>
      get(credits, `/v1/accounts/${segment(account)}/credits`, {}, signal),
    claims: (filter: Paging & { campaign?: number } = {}, signal?: AbortSignal) =>
      get(schemas.claimRecordPage, "/v1/claims", { ...filter }, signal),
    tokens: (signal?: AbortSignal) => get(tokens, "/v1/tokens", {}, signal),
  };
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** What an id of somebody else's making must not do is leave its place in the path. */
const segment = encodeURIComponent;

function toSearch(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `?${search}` : "";
}

async function request<T extends z.ZodType>(
  schema: T,
  url: string,
  options: ApiClientOptions,
  signal: AbortSignal | undefined,
): Promise<z.infer<T>> {
  const patience = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  let status: number;
  let body: unknown;
  try {
    const response = await (options.fetch ?? fetch)(url, {
      headers: { accept: "application/json" },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    status = response.status;
    body = parseJson(await response.text());
  } catch (error) {
    signal?.throwIfAborted();
    throw new ApiUnreachable(url, error);
  }
  const answer = schema.safeParse(body);
  if (answer.success && (status < 400 || status === 503)) return answer.data;
  const problem = schemas.problem.safeParse(body);
  if (status >= 400 && problem.success) throw new ApiRefused(status, problem.data);
  if (status >= 400) throw new ApiAnswerInvalid(url, `status ${status} without a reason`);
  const [issue] = answer.error?.issues ?? [];
  throw new ApiAnswerInvalid(url, issue ? `${issue.path.join(".")}: ${issue.message}` : "no JSON", answer.error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
