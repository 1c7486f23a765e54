import { contributionsAbi, curationAbi, royaltiesAbi } from "@colophon/sdk/abis/generated.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import type { Hex } from "viem";
import { ACTORS } from "./chainControl.ts";
import type { CollectorActs } from "./collectorActs.ts";
import type { CurationActs } from "./curationActs.ts";
import type { EvidenceActs } from "./evidenceActs.ts";
import { AUTHORS, BRAND, type Call, callOf, ETH, type Stage, someCampaign, someContent } from "./stage.ts";

interface Acts {
  evidence: EvidenceActs;
  curation: CurationActs;
  collectors: CollectorActs;
}

/** What chance alone would bring together too seldom: acts that only make sense one after the other, a block each. */
export class Scenes {
  readonly #stage: Stage;
  readonly #acts: Acts;

  constructor(stage: Stage, acts: Acts) {
    this.#stage = stage;
    this.#acts = acts;
  }

  /** Somebody commits, somebody else certifies the same work, and loses it. */
  async takeOver(): Promise<void> {
    const { random } = this.#stage;
    const campaign = await this.#openCampaign();
    if (campaign === null) return;
    const content = await this.#uncertified(campaign);
    const [first = BRAND, earlier = BRAND] = random.chance(0.5) ? AUTHORS : AUTHORS.toReversed();
    const { evidence } = this.#acts;
    await this.#block([evidence.commit(campaign, [{ author: earlier, content }])]);
    await this.#block([await evidence.certify(campaign, first, content)]);
    if (random.chance(0.3)) await this.#block([await this.#acts.curation.act()]);
    await this.#block([await evidence.byCommitment(campaign, earlier, content)]);
  }

  /** Works are rejected, their authors appeal, the arbiter decides some; bonds go their ways. */
  async trial(): Promise<void> {
    const { chain, control, random } = this.#stage;
    const campaign = await this.#openCampaign();
    if (campaign === null) return;
    const [, reviewEnds = 0, appealsEnd = 0] = await this.#read<readonly number[]>("scheduleOf", [campaign]);
    const { curation, evidence } = this.#acts;
    await this.#block([await evidence.certify(campaign, random.pick(AUTHORS), someContent(this.#stage))]);
    const works = await this.#works(campaign);
    const verdicts = works.map(([id, author]) => ({
      id,
      author,
      accepted: false,
      score: 0,
      reason: 1,
      note: `0x${"0".repeat(64)}`,
    }));
    if (verdicts.length === 0) return;
    await this.#block([callOf(BRAND, chain.deployment.curation, curationAbi, "review", [campaign, verdicts])]);
    await control.travelTo(reviewEnds);
    for (const [id, author] of works) await this.#block([await curation.appeal(campaign, id, author)]);
    if (random.chance(0.3)) return;
    await control.travelTo(Math.floor((reviewEnds + appealsEnd) / 2));
    for (const work of works.slice(random.between(0, 1))) await this.#block([curation.decide(campaign, [work])]);
    await this.#block([curation.forward(campaign)]);
    // What was undecided comes back by time alone.
    if (random.chance(0.5)) await control.travelTo(appealsEnd);
    for (const [id, author] of works) await this.#block([curation.withdrawOf(id, author, author)]);
  }

  /** The roll closes; editions are named, sold and passed on, and royalties arrive. */
  async sale(): Promise<void> {
    const { chain, control } = this.#stage;
    const campaign = await someCampaign(this.#stage);
    const rollAt = (await this.#read<readonly number[]>("scheduleOf", [campaign]))[3] ?? 0;
    const { collectors } = this.#acts;
    const [collector, other] = [ACTORS[7] as Hex, ACTORS[8] as Hex];
    await this.#block([collectors.name(campaign)]);
    if ((await control.head()).time < rollAt) await control.travelTo(rollAt);
    for (const to of [collector, collector, other]) await this.#block([await collectors.mint(campaign, to)]);
    await this.#block([await collectors.move(campaign, collector, other)]);
    const { royalties } = chain.deployment;
    await this.#block([
      await collectors.pay(campaign, ETH),
      callOf(other, royalties, royaltiesAbi, "flush", [campaign, ETH]),
    ]);
  }

  async #block(calls: readonly (Call | null)[]): Promise<void> {
    await this.#stage.control.block(calls.filter((call) => call !== null));
  }

  async #openCampaign(): Promise<number | null> {
    const { time } = await this.#stage.control.head();
    for (let attempt = 0; attempt < 8; attempt++) {
      const campaign = await someCampaign(this.#stage);
      const [, closes = 0] = await this.#read<readonly number[]>("windowOf", [campaign]);
      if (time + 5 < closes) return campaign;
    }
    return null;
  }

  async #uncertified(campaign: number): Promise<Stage["library"]["contents"][number]> {
    for (let attempt = 0; attempt < 8; attempt++) {
      const content = someContent(this.#stage);
      if (!(await this.#read<boolean>("isCertified", [campaign, content.digest]))) return content;
    }
    return someContent(this.#stage);
  }

  /** Some of the campaign's works, with their authors. */
  async #works(campaign: number): Promise<[bigint, Hex][]> {
    const found = new Map<bigint, Hex>();
    for (let attempt = 0; attempt < 12 && found.size < 3; attempt++) {
      const id = BigInt(toContributionId(campaign, someContent(this.#stage).digest));
      const author = await this.#read<Hex>("authorOf", [id]).catch(() => null);
      if (author && ACTORS.includes(author.toLowerCase() as Hex)) found.set(id, author);
    }
    return [...found];
  }

  async #read<T>(functionName: string, args: readonly unknown[]): Promise<T> {
    const { chain, control } = this.#stage;
    return control.client.readContract({
      address: chain.deployment.contributions,
      abi: contributionsAbi,
      functionName: functionName as never,
      args: args as never,
    }) as Promise<T>;
  }
}
