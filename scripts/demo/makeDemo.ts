import { certify } from "@colophon/sdk/actions/certify.ts";
import { certifyFor } from "@colophon/sdk/actions/certifyFor.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import type { Verdict } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import { review } from "@colophon/sdk/actions/review.ts";
import { signContribution } from "@colophon/sdk/actions/signContribution.ts";
import { transferWork } from "@colophon/sdk/actions/transferWork.ts";
import { campaignPage, readiness, terms as termsSchema } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { type ContributionId, toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { erc20Abi, parseAbi, parseEther, parseUnits } from "viem";
import { readContract, writeContract } from "viem/actions";
import { latestBlock } from "../runtime/chain/rpc.ts";
import { LOCAL_RELAY } from "../runtime/localRelay.ts";
import { actors } from "./actors.ts";
import { appealFor, upholdAppeal } from "./appeals.ts";
import { awaitApi } from "./awaitApi.ts";
import { aftermath, campaigns } from "./campaigns/campaigns.ts";
import type { DemoCampaign, DemoWork } from "./campaigns/types.ts";
import { collectEdition, nameEdition } from "./edition.ts";
import { type Files, makeFiles } from "./files/makeFiles.ts";
import { manifestOf } from "./manifestOf.ts";
import { settingsOf } from "./settingsOf.ts";
import { claimFor, publishStatements } from "./settle.ts";
import { type Studio, studioOf } from "./studio.ts";
import { type Uploaded, upload } from "./upload.ts";
import { answerPoll, askPoll, voteBySignature, voteDirectly } from "./voices.ts";

const DAY = 86_400;
const mintAbi = parseAbi(["function mint(address to, uint256 amount)"]);

/** Begins to draw, play and write everything: that can go on while the services start. */
export function beginFiles(): Files {
  return makeFiles(campaigns.flatMap(({ cover, works }) => [cover, ...works.map(({ file }) => file)]));
}

export interface DemoOptions {
  files: Files;
  chain: Studio["chain"];
  urls: Studio["urls"];
  deployment: Studio["deployment"];
  onProgress?: (line: string) => void;
}

/** Something that happens at its time. In days before now (negative). */
interface Happening {
  day: number;
  happen(): Promise<void>;
}

/**
 * Plays ninety days of Colophon on a fresh local chain: five campaigns, their works with real files on IPFS and real
 * signatures, verdicts, votes, a poll, statements, a sale and claims. Everything goes the way a person's would: through relay, SDK and API.
 * The chain has to start at least 90 days back; at the end its clock is the wall's.
 *
 * @throws {Error} from whatever refused, with its words
 */
export async function makeDemo({ files, onProgress, ...parts }: DemoOptions): Promise<void> {
  const studio = studioOf(parts);
  const say = onProgress ?? (() => undefined);
  const today = Math.floor(Date.now() / 1000);
  const play = new Play(studio, today);

  await play.mintMoney();
  const happenings = campaigns.flatMap((campaign, index) => play.happeningsOf(campaign, index + 1));
  happenings.push(...play.aftermath());
  // A stable sort: what is told first happens first.
  happenings.sort((a, b) => a.day - b.day);
  const total = campaigns.reduce((sum, { works }) => sum + works.length, 0);
  say(`Drawing, playing and writing ${total} works`);
  await play.storeFiles(files);
  say("Certifying, reviewing and paying them");
  for (const { day, happen } of happenings) {
    const time = Math.round(today + day * DAY);
    if (time > studio.chain.now()) await studio.chain.advanceTo(time);
    await happen();
  }
  await studio.chain.advanceTo(Math.max(Math.floor(Date.now() / 1000), studio.chain.now() + 1));
  say("Waiting until every file is fetched and checked");
  await play.indexed(total);
  say("Voting and answering by signature; the relay anchors it");
  await play.signBallots();
}

class Play {
  readonly #studio: Studio;
  readonly #today: number;
  readonly #files = new Map<DemoWork, { content: Uploaded; manifest: Uploaded }>();
  readonly #terms = new Map<DemoCampaign, Uploaded>();
  readonly #covers = new Map<DemoCampaign, Uploaded>();
  readonly #configs = new Map<number, { campaign: number; config: `0x${string}` }>();
  readonly #ids = new Map<string, ContributionId>();

  constructor(studio: Studio, today: number) {
    this.#studio = studio;
    this.#today = today;
  }

  /** Play money for whoever funds, and some for collectors. */
  async mintMoney(): Promise<void> {
    const token = this.#dollar();
    for (const who of [actors.brand, actors.collector]) {
      const client = this.#studio.client(who);
      await writeContract(client, {
        address: token,
        abi: mintAbi,
        functionName: "mint",
        args: [who.account.address, parseUnits("100000", 6)],
        account: who.account,
        chain: null,
      });
    }
    // Both are mined before anybody spends.
    const enough = async () =>
      (await readContract(this.#studio.client(actors.collector), {
        address: token,
        abi: erc20Abi,
        functionName: "balanceOf",
        args: [actors.collector.account.address],
      })) > 0n;
    while (!(await enough())) await new Promise((resolve) => setTimeout(resolve, 30));
  }

  /** Puts all files on IPFS as they are made. */
  async storeFiles(files: Files): Promise<void> {
    const { relay } = this.#studio.urls;
    for (const campaign of campaigns) {
      const cover = await upload(relay, await files.get(campaign.cover));
      this.#covers.set(campaign, cover);
      const document = termsSchema.parse({ ...campaign.terms, v: 1, cover: cover.cid });
      this.#terms.set(campaign, await upload(relay, rawBlockOf(document).bytes));
      for (const work of campaign.works) {
        const content = await upload(relay, await files.get(work.file));
        const manifest = await upload(relay, rawBlockOf(manifestOf(work)).bytes);
        this.#files.set(work, { content, manifest });
      }
    }
  }

  happeningsOf(campaign: DemoCampaign, number: number): Happening[] {
    const days = [...new Set(campaign.works.flatMap(({ verdict }) => (verdict ? [verdict.day] : [])))];
    return [
      { day: campaign.opens, happen: () => this.#open(campaign, number) },
      ...campaign.funds.map((funds) => ({ day: funds.day, happen: () => this.#fund(number, funds) })),
      ...campaign.works.map((work) => ({ day: work.day, happen: () => this.#certify(number, work) })),
      ...campaign.works.flatMap((work) => this.#appealOf(work, number)),
      ...days.map((day) => ({ day, happen: () => this.#review(number, campaign.works, day) })),
      ...(campaign.votes ?? []).flatMap(({ who, work, votes, day, direct }) =>
        direct
          ? [{ day, happen: () => voteDirectly(this.#studio, who, { campaign: number, id: this.#id(work), votes }) }]
          : [],
      ),
      ...(campaign.polls ?? []).map((poll) => ({
        day: poll.day,
        happen: () => askPoll(this.#studio, number, poll, Math.round(this.#today + poll.closes * DAY)),
      })),
    ];
  }

  /** The first campaign to its end; some of what it pays is left for whoever tries the demo. */
  aftermath(): Happening[] {
    const [first] = campaigns;
    const accepted = first?.works.filter(isAccepted).length ?? 0;
    let statements: Awaited<ReturnType<typeof publishStatements>> = [];
    const publish = async () => {
      statements = await publishStatements(this.#studio, 1, accepted);
    };
    const take = async () => {
      const [some, other] = statements;
      for (const statement of statements) await claimFor(this.#studio, actors.ada, statement);
      const dollars = some?.token.toLowerCase() === this.#dollar().toLowerCase() ? some : other;
      if (dollars !== undefined) await claimFor(this.#studio, actors.bruno, dollars);
    };
    return [
      { day: aftermath.sale.day, happen: () => this.#sell(aftermath.sale.work, aftermath.sale.to) },
      { day: aftermath.edition.named, happen: () => this.#nameEdition(first) },
      { day: aftermath.edition.collected, happen: () => collectEdition(this.#studio, 1, aftermath.edition.by) },
      { day: aftermath.statements, happen: publish },
      { day: aftermath.claims, happen: take },
    ];
  }

  /** Waits until the page would show everything. */
  async indexed(total: number): Promise<void> {
    const { api, rpc } = this.#studio.urls;
    const { number } = await latestBlock(rpc);
    await awaitApi(api, "/ready", readiness, ({ block }) => (block ?? -1) >= number, `block ${number} is read`);
    const allThere = (page: { items: { counts: { verified: number } }[] }) =>
      page.items.reduce((sum, { counts }) => sum + counts.verified, 0) === total;
    await awaitApi(api, "/v1/campaigns", campaignPage, allThere, `all ${total} works are verified`);
  }

  /** What goes through the relay, which anchors by the wall's clock: last, when the chain's is the same. */
  async signBallots(): Promise<void> {
    for (const [index, { votes = [], polls = [] }] of campaigns.entries()) {
      const campaign = index + 1;
      for (const { who, work, votes: number, direct } of votes) {
        if (!direct) await voteBySignature(this.#studio, who, { campaign, id: this.#id(work), votes: number });
      }
      for (const poll of polls) await answerPoll(this.#studio, campaign, poll);
    }
  }

  async #open(campaign: DemoCampaign, number: number): Promise<void> {
    const terms = this.#terms.get(campaign);
    if (terms === undefined) throw new Error(`The terms of "${campaign.terms.title}" were not made.`);
    const opened = await openCampaign(this.#studio.client(actors.brand), {
      deployment: this.#studio.deployment,
      arbiter: actors.arbiter.account.address,
      curators: [actors.curator.account.address],
      relay: LOCAL_RELAY,
      settings: settingsOf(campaign, this.#today, this.#dollar()),
      terms: terms.digest,
    });
    this.#configs.set(number, opened);
  }

  async #fund(number: number, { who, dusd, milliEth }: DemoCampaign["funds"][number]): Promise<void> {
    const client = this.#studio.client(who);
    const place = { deployment: this.#studio.deployment, campaign: this.#config(number).campaign };
    if (dusd) await fund(client, { ...place, token: this.#dollar(), amount: parseUnits(String(dusd), 6) });
    if (milliEth) await fund(client, { ...place, amount: parseEther(String(milliEth / 1000)) });
  }

  async #certify(number: number, work: DemoWork): Promise<void> {
    const files = this.#files.get(work);
    if (files === undefined) throw new Error(`"${work.title}" was not made.`);
    const { deployment } = this.#studio;
    const contribution = {
      deployment,
      ...this.#config(number),
      digest: files.content.digest,
      codec: files.content.codec,
      kind: work.kind,
      aiUse: work.aiUse ?? "none",
      manifest: files.manifest.digest,
      parents: (work.parents ?? []).map((key) => this.#id(key)),
    };
    const author = this.#studio.client(work.author);
    if (work.sponsor === undefined) await certify(author, contribution);
    else
      await certifyFor(this.#studio.client(work.sponsor), {
        deployment,
        ...(await signContribution(author, contribution)),
      });
    this.#ids.set(work.key, toContributionId(contribution.campaign, contribution.digest));
  }

  async #review(number: number, works: readonly DemoWork[], day: number): Promise<void> {
    const verdicts = works.flatMap((work): Verdict[] => {
      if (work.verdict?.day !== day) return [];
      const subject = { id: this.#id(work.key), author: work.author.account.address };
      return "score" in work.verdict
        ? [{ ...subject, accepted: true, score: work.verdict.score }]
        : [{ ...subject, accepted: false, reason: work.verdict.reason }];
    });
    const { campaign } = this.#config(number);
    await review(this.#studio.client(actors.curator), { deployment: this.#studio.deployment, campaign, verdicts });
  }

  #appealOf({ key, author, verdict }: DemoWork, number: number): Happening[] {
    if (verdict === undefined || !("reason" in verdict) || verdict.appeal === undefined) return [];
    const { day, upheld, score } = verdict.appeal;
    const appealed = () => ({ id: this.#id(key), author });
    return [
      { day, happen: () => appealFor(this.#studio, appealed()) },
      { day: upheld, happen: () => upholdAppeal(this.#studio, appealed(), number, score) },
    ];
  }

  async #nameEdition(campaign: DemoCampaign | undefined): Promise<void> {
    const cover = campaign && this.#covers.get(campaign);
    if (cover === undefined) throw new Error("The first campaign has no cover.");
    await nameEdition(this.#studio, 1, cover);
  }

  async #sell(key: string, to: (typeof actors)["collector"]): Promise<void> {
    const work = campaigns.flatMap(({ works }) => works).find((one) => one.key === key);
    if (work === undefined) throw new Error(`There is no work ${key}.`);
    await transferWork(this.#studio.client(work.author), {
      deployment: this.#studio.deployment,
      id: this.#id(key),
      from: work.author.account.address,
      to: to.account.address,
    });
  }

  #config(number: number) {
    const found = this.#configs.get(number);
    if (found === undefined) throw new Error(`Campaign ${number} is not open yet.`);
    return { campaign: found.campaign, config: found.config };
  }

  #id(key: string): ContributionId {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`The work ${key} is not certified yet.`);
    return id;
  }

  #dollar(): `0x${string}` {
    const [token] = this.#studio.deployment.tokens;
    if (token === undefined) throw new Error("The deployment has no play money.");
    return token.address;
  }
}

/** Upheld on appeal, accepted, or not judged at all, which is accepted too. */
function isAccepted({ verdict }: DemoWork): boolean {
  return verdict === undefined || "score" in verdict || verdict.appeal !== undefined;
}
