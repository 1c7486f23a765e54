import { createReadStream } from "node:fs";
import type { ChainCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import type { ChainPool } from "@colophon/sdk/actions/readPool.ts";
import { readRollBlock } from "@colophon/sdk/actions/readRollBlock.ts";
import { type ApiRoll, roll as rollSchema } from "@colophon/sdk/api/schemas.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { checkStatement } from "@colophon/sdk/rewards/checkStatement.ts";
import { type ComputedStatement, computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { readStatement } from "@colophon/sdk/rewards/readStatement.ts";
import { STATEMENT_CODE } from "@colophon/sdk/rewards/statementCode.ts";
import type { StatementHeader } from "@colophon/sdk/rewards/statementLines.ts";
import type { StatementInput } from "@colophon/sdk/rewards/types.ts";
import { writeStatement } from "@colophon/sdk/rewards/writeStatement.ts";
import type { Context } from "../context.ts";
import { BadFile, BadOption } from "../errors.ts";
import { date } from "../format.ts";
import { getFromApi } from "../getFromApi.ts";
import type { Token } from "../tokens/findToken.ts";
import { fetchStanding } from "./fetchStanding.ts";

export type Made = {
  statement: ComputedStatement;
  roll: ApiRoll;
  /** CID of the CAR of the roll's inputs; null: the file names none. */
  inputs: string | null;
  /** That CAR; null where it is there already, or the file came from elsewhere. */
  car: Blob | null;
  /** CID of the standing statement's file. */
  previous: string | null;
  /** The file itself. */
  file: Blob;
};

type Making = {
  deployment: Deployment;
  campaign: ChainCampaign;
  token: Token;
  pool: ChainPool;
  /** Cumulative, in the token's smallest unit. */
  total: bigint;
  /** A statement that was computed elsewhere. */
  path?: string | undefined;
};

/**
 * The statement of a pool: computed from the roll, or taken from a file and compared with what the roll leads to, line by line.
 *
 * @throws {BadOption} where the roll is open or empty; {BadFile} where the file isn't what the roll leads to.
 */
export async function makeStatement(context: Context, making: Making): Promise<Made> {
  const { campaign, token, pool, total, path } = making;
  const roll = await closedRoll(context, campaign);
  const place = { campaign: campaign.campaign, token: token.address, root: pool.root };
  const standing = pool.total > 0n ? await fetchStanding(context, place) : null;
  const { equalBps, curatedBps, communityBps, lineageBps } = campaign.settings;
  const input: StatementInput = {
    chainId: making.deployment.chainId,
    pool: making.deployment.rewardPools,
    campaign: campaign.campaign,
    token: token.address,
    rule: { equalBps, curatedBps, communityBps, lineageBps },
    roll: roll.works,
    total,
    standing: standing?.statement,
  };
  const previous = standing?.cid ?? null;
  if (path !== undefined) return { ...(await fromFile(path, input, roll, previous)), car: null, roll, previous };
  const statement = computeStatement(input);
  // What a standing statement pins stays: the first one fixes the roll.
  const fixed = standing?.inputs ?? null;
  const car = fixed === null ? await inputsOf(context, making.deployment, roll) : null;
  const inputs = car === null ? fixed : (await contentIdOf(car.stream())).cid;
  const { deployment } = making;
  const block = await readRollBlock(await context.reader(), { deployment, rollAt: roll.rollAt });
  const lines = writeStatement(statement, { rollAt: roll.rollAt, block, inputs, previous, code: STATEMENT_CODE });
  return { statement, roll, inputs, car, previous, file: new Blob([...lines]) };
}

/** The CAR of everything off chain that the roll rests on, so that anybody can read the roll again. */
async function inputsOf(context: Context, { chainId, contributions }: Deployment, roll: ApiRoll): Promise<Blob> {
  const [{ collectInputs }, { gatewaySource }] = await Promise.all([
    import("@colophon/sdk/audit/collectInputs.ts"),
    import("@colophon/sdk/audit/gatewaySource.ts"),
  ]);
  const ipfs = gatewaySource(await context.settings.url("ipfsGateway"));
  return new Blob(await collectInputs(roll, { chainId, contract: contributions, ipfs }));
}

async function closedRoll(context: Context, { campaign, schedule }: ChainCampaign): Promise<ApiRoll> {
  const roll = await getFromApi(context.settings, `/v1/campaigns/${campaign}/roll`, rollSchema);
  if (!roll.closed) {
    const what = `The roll of campaign ${campaign} closes ${date(schedule.rollAt)}; before, nobody has earned anything.`;
    throw new BadOption("campaign", what, `See what it would be: colophon campaign roll ${campaign}.`);
  }
  if (roll.works.length > 0) return roll;
  const what = `No work is on the roll of campaign ${campaign}.`;
  throw new BadOption("campaign", what, "Propose that it is empty, with --empty: then funders take their money back.");
}

async function fromFile(
  path: string,
  input: StatementInput,
  roll: ApiRoll,
  previous: string | null,
): Promise<Pick<Made, "statement" | "inputs" | "file">> {
  const header = await headerOf(path);
  if (BigInt(header.total) !== input.total) {
    throw new BadFile(path, [
      { place: "line 1", why: `its total is ${header.total}, and ${input.total} was asked for` },
    ]);
  }
  const { block, root } = header;
  const expectation = { input, root, rollAt: roll.rollAt, block, previous };
  const check = await checkStatement(createReadStream(path), expectation);
  if (check.result === "unreadable") throw check.error;
  if (check.result === "wrong") {
    const why = `it isn't what the roll leads to (${check.differences} differences): ${check.first.sentence.replace(/\.$/, "")}`;
    throw new BadFile(path, [{ place: "", why }]);
  }
  const { openAsBlob } = await import("node:fs");
  return { statement: check.statement, inputs: header.inputs, file: await openAsBlob(path) };
}

/** The total that a file states. @throws {BadFile} {MalformedStatement} */
export async function headerOf(path: string): Promise<StatementHeader> {
  const stream = createReadStream(path);
  try {
    for await (const line of readStatement(stream)) if (line.kind === "header") return line.value;
  } catch (error) {
    if (error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code))) {
      throw new BadFile(path, [{ place: "", why: `it can't be read (${String(error.code)})` }]);
    }
    throw error;
  } finally {
    stream.destroy();
  }
  throw new BadFile(path, [{ place: "", why: "it is empty" }]);
}
