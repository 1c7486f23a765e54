import type { ApiAnswers, ApiBallot, RelayedMessage, RelayInfo } from "@colophon/sdk/api/ballotSchemas.ts";
import type { ApiDisputedStatement } from "@colophon/sdk/api/disputeSchemas.ts";
import type {
  ApiAccountExplanation,
  ApiStatementAccountPage,
  ApiWorkExplanation,
} from "@colophon/sdk/api/explanationSchemas.ts";
import type { RelayedClaim, RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ApiMint } from "@colophon/sdk/api/mintSchemas.ts";
import type {
  ApiAppealRecord,
  ApiCampaign,
  ApiClaimable,
  ApiClaimRecord,
  ApiEditionHeld,
  ApiHistoryEntry,
  ApiLineage,
  ApiPoll,
  ApiRoll,
  ApiStatement,
  ApiVoteTotal,
  ApiWork,
  Phase,
} from "@colophon/sdk/api/schemas.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, type QueryValue } from "./api.ts";
import { readIntakeInfo } from "./readIntakeInfo.ts";

/** One page of a list; pass `next` back as `cursor`. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface WorksFilter {
  readonly campaign?: number | undefined;
  readonly author?: string | undefined;
  readonly owner?: string | undefined;
  readonly credited?: string | undefined;
  readonly standing?: "in-review" | "accepted" | "rejected" | "any" | undefined;
  readonly verification?: string | undefined;
  readonly kind?: string | undefined;
  readonly parent?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: "newest" | "oldest" | "score" | undefined;
  readonly limit?: number | undefined;
}

export interface CampaignsFilter {
  readonly phase?: Phase | undefined;
  readonly brand?: string | undefined;
  /** An account that is brand, curator or arbiter. */
  readonly role?: string | undefined;
  readonly limit?: number | undefined;
}

/*
 * Every question the page asks of the index, once. `api` is `useConfig().apiUrl`.
 * Keys begin with the API's address and "index": after a transaction was indexed, everything under "index" is asked anew.
 */

export const worksQuery = (api: string, filter: WorksFilter = {}) =>
  pages<ApiWork>(api, "/v1/works", { limit: 24, ...filter });

/** As {@link worksQuery}, for who reads all pages: it isn't asked anew with every block. */
export const allWorksQuery = (api: string, filter: WorksFilter) => ({
  ...pages<ApiWork>(api, "/v1/works", { ...filter, limit: 100 }),
  queryKey: ["all", api, "/v1/works", { ...filter }],
});

export const campaignsQuery = (api: string, filter: CampaignsFilter = {}) =>
  pages<ApiCampaign>(api, "/v1/campaigns", { limit: 24, ...filter });

export const historyQuery = (api: string, id: string) => pages<ApiHistoryEntry>(api, `/v1/works/${id}/history`, {});

export const statementsQuery = (api: string, campaign: number) =>
  pages<ApiStatement>(api, `/v1/campaigns/${campaign}/statements`, {});

/** One pool's, each with its dispute. */
export const poolStatementsQuery = (api: string, campaign: number, token: string) =>
  pages<ApiDisputedStatement>(api, `/v1/campaigns/${campaign}/statements/${token}`, {});

export const appealsQuery = (api: string, campaign: number) =>
  pages<ApiAppealRecord>(api, `/v1/campaigns/${campaign}/appeals`, {});

export const votesQuery = (api: string, campaign: number) =>
  pages<ApiVoteTotal>(api, `/v1/campaigns/${campaign}/votes`, {});

export const pollsQuery = (api: string, campaign: number) => pages<ApiPoll>(api, `/v1/campaigns/${campaign}/polls`, {});

/** One voter's votes, and what counts of them. */
export const ballotQuery = (api: string, campaign: number, voter: string) =>
  one<ApiBallot>(api, `/v1/campaigns/${campaign}/ballot`, { voter: voter.toLowerCase() });

/** One voter's answers to a campaign's polls, the last first. */
export const answersQuery = (api: string, campaign: number, voter: string) =>
  one<ApiAnswers>(api, `/v1/campaigns/${campaign}/answers`, { voter: voter.toLowerCase() });

/** Who the relay is: it anchors for campaigns that name it. Asked again now and then while it is away. */
export const relayQuery = (relay: string) =>
  queryOptions({
    ...one<RelayInfo>(relay, "/v1/relay"),
    refetchInterval: ({ state }) => (state.status === "error" ? 15_000 : false),
  });

/** What the relay has taken from a voter, the newest first. It is asked often while something of it waits for its anchor. */
export const relayedQuery = (relay: string, campaign: number, voter: string) =>
  queryOptions({
    ...one<{ items: RelayedMessage[] }>(relay, "/v1/ballots", { campaign, voter: voter.toLowerCase() }),
    refetchInterval: ({ state }) => (state.data?.items.some((item) => item.state !== "anchored") ? 4_000 : false),
  });

/** What the relay takes of contributions without gas. Asked again now and then while it is away. */
export const intakeQuery = (relay: string) =>
  queryOptions({
    queryKey: ["relay", relay, "intake"],
    queryFn: ({ signal }) => readIntakeInfo(relay, signal),
    staleTime: 60_000,
    retry: 1,
    refetchInterval: ({ state }) => (state.status === "error" ? 15_000 : false),
  });

/** How far a contribution has come, by the digest that its author signed. Asked often until everybody can see it. */
export const relayedContributionQuery = (relay: string, signed: string) =>
  queryOptions({
    ...one<RelayedContribution>(relay, `/v1/contributions/${signed}`),
    refetchInterval: ({ state }) => (state.data?.published || state.data?.state === "void" ? false : 4_000),
  });

/** How far a claim has come that the relay pays for. */
export const relayedClaimQuery = (relay: string, id: string) =>
  queryOptions({
    ...one<RelayedClaim>(relay, `/v1/claims/${encodeURIComponent(id)}`),
    refetchInterval: ({ state }) => (state.data?.state === "paid" || state.data?.state === "void" ? false : 3_000),
  });

export const accountClaimsQuery = (api: string, account: string) =>
  pages<ApiClaimRecord>(api, `/v1/accounts/${account}/claims`, {});

export const heldEditionsQuery = (api: string, account: string) =>
  pages<ApiEditionHeld>(api, `/v1/accounts/${account}/editions`, {});

/** Who earned what by a statement, most first; `account`: that one alone. */
export const statementAccountsQuery = (api: string, root: string, account: string | undefined) =>
  pagedOf<ApiStatementAccountPage>(api, `/v1/statements/${root}/accounts`, ({ next }) => next, { account }, 10);
/** The account's works are paged; everything else is the same on every page. */
export const whyAccountQuery = (api: string, root: string, account: string) =>
  pagedOf<ApiAccountExplanation>(api, `/v1/statements/${root}/accounts/${account}`, ({ works }) => works.next);
/** The work's remixes are paged. */
export const whyWorkQuery = (api: string, root: string, id: string) =>
  pagedOf<ApiWorkExplanation>(api, `/v1/statements/${root}/works/${id}`, ({ remixes }) => remixes.next);

export const campaignQuery = (api: string, id: number) => one<ApiCampaign>(api, `/v1/campaigns/${id}`);
export const rollQuery = (api: string, id: number) => one<ApiRoll>(api, `/v1/campaigns/${id}/roll`);
export const workQuery = (api: string, id: string) => one<ApiWork>(api, `/v1/works/${id}`);
/** What it takes to mint an anchored work's token, ancestors included. */
export const mintQuery = (api: string, id: string) => one<ApiMint>(api, `/v1/works/${id}/mint`);
export const lineageQuery = (api: string, id: string) => one<ApiLineage>(api, `/v1/works/${id}/lineage`);
export const claimablesQuery = (api: string, account: string) =>
  one<{ items: ApiClaimable[] }>(api, `/v1/accounts/${account}/claimables`);

function one<Answer>(api: string, path: string, query: Record<string, QueryValue> = {}) {
  return queryOptions({
    queryKey: ["index", api, path, query],
    queryFn: ({ signal }) => getJson<Answer>(api, path, query, signal),
  });
}

function pages<Item>(api: string, path: string, query: Record<string, QueryValue>) {
  return infiniteQueryOptions({
    queryKey: ["index", api, path, query],
    queryFn: ({ pageParam, signal }) => getJson<Page<Item>>(api, path, { ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** An answer of which one list is paged. `first`: how much of it a page shows before anybody asks for more. */
function pagedOf<Answer>(
  api: string,
  path: string,
  next: (answer: Answer) => string | null,
  query: Record<string, QueryValue> = {},
  first = 50,
) {
  return infiniteQueryOptions({
    queryKey: ["index", api, path, query],
    queryFn: ({ pageParam, signal }) =>
      getJson<Answer>(api, path, { ...query, limit: pageParam === null ? first : 50, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: next,
  });
}
