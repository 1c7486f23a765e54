import {
  type ApiExplainedStatement,
  accountExplanation,
  workExplanation,
} from "@colophon/sdk/api/explanationSchemas.ts";
import { campaign as campaignSchema } from "@colophon/sdk/api/schemas.ts";
import { explainAccount } from "@colophon/sdk/explain/explainAccount.ts";
import { explainWork } from "@colophon/sdk/explain/explainWork.ts";
import type { Asked } from "../commands/why.ts";
import { ServiceRefused } from "../errors.ts";
import { getFromApi } from "../getFromApi.ts";
import type { Answer } from "../output.ts";
import { safe } from "../output.ts";
import type { Settings } from "../settings.ts";
import { chooseByToken } from "../tokens/chooseByToken.ts";
import { symbolsOf } from "../tokens/symbolsOf.ts";
import { accountLines } from "./accountLines.ts";
import { workLines } from "./workLines.ts";

interface Question {
  readonly campaign: number;
  readonly asked: Asked;
  readonly token: string | undefined;
}

/** Explains by the API: the statement of each pool that stands, or else the one that is pending. */
export async function explainFromApi(settings: Settings, { campaign, asked, token }: Question): Promise<Answer> {
  const { pools } = await getFromApi(settings, `/v1/campaigns/${campaign}`, campaignSchema);
  const named = chooseByToken(pools, token);
  const explanations: unknown[] = [];
  const lines: string[] = [];
  for (const pool of named) {
    const root = pool.root ?? pool.pendingRoot;
    if (root === null) {
      lines.push(`No statement was proposed for the pool in ${pool.token.symbol} yet.`, "");
      continue;
    }
    const found = await explain(settings, root, asked).catch((error: unknown) => {
      // That one pool gives nothing is an answer, and others may.
      if (error instanceof ServiceRefused && error.code === "not-on-this-statement") return error.message;
      throw error;
    });
    if (typeof found === "string") lines.push(`In ${pool.token.symbol}: nothing. ${found}`, "");
    else {
      explanations.push(found.json);
      lines.push(...found.lines, "");
    }
  }
  if (named.length === 0) {
    lines.push(
      pools.length === 0
        ? "Nobody has funded this campaign."
        : `Nobody has funded a pool in ${safe(token ?? "")}; this campaign's are in ${symbolsOf(pools)}.`,
    );
  }
  return { yes: explanations.length > 0, json: { campaign, ...asked, explanations }, lines };
}

async function explain(settings: Settings, root: string, asked: Asked) {
  if ("work" in asked) {
    const answer = await getFromApi(settings, `/v1/statements/${root}/works/${asked.work}?limit=20`, workExplanation);
    const { statement, work, remixes } = answer;
    const why = explainWork(statement, work);
    const titles = new Map([...work.parents, ...remixes.items].map(({ id, title }) => [id, title]));
    return {
      json: { ...answer, contradictions: why.contradictions },
      lines: [
        ...heading(statement, work.title ?? work.id),
        ...workLines({ statement, why, unit: statement.token, titles, remixes: remixes.items }),
      ],
    };
  }
  const path = `/v1/statements/${root}/accounts/${asked.account}?limit=20`;
  const answer = await getFromApi(settings, path, accountExplanation);
  const { statement, works, account } = answer;
  const why = explainAccount(statement, answer);
  const parts = works.items.map(({ id, title, part, bps }) => ({ id, title, part, bps }));
  return {
    json: { ...answer, contradictions: why.contradictions },
    lines: [...heading(statement, account), ...accountLines({ statement, why, unit: statement.token, parts })],
  };
}

const STATES: Record<ApiExplainedStatement["state"], string> = {
  stands: "it stands",
  superseded: "a later one stands",
  proposed: "proposed, not standing yet",
  upheld: "upheld by the arbiter, not standing yet",
  disputed: "disputed",
  fell: "it fell",
};

function heading({ campaign, number, state, token, cid }: ApiExplainedStatement, subject: string): string[] {
  return [
    subject,
    `Campaign ${campaign}, statement ${number} in ${token.symbol} (${STATES[state]})`,
    `Its file: ${cid}`,
    "",
  ];
}
