import { contributionsAbi, curationAbi } from "@colophon/sdk/abis/generated.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { type Hex, keccak256 } from "viem";
import { ACTORS } from "./chainControl.ts";
import { ARBITER, AUTHORS, BRAND, type Call, CURATOR, callOf, type Stage, someCampaign, someContent } from "./stage.ts";

const NONE: Hex = `0x${"0".repeat(64)}`;
const [PENDING, APPEAL_ACTS] = [1, 40];

/** Votes, polls, appeals, decisions, and what becomes of bonds. */
export class CurationActs {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async act(): Promise<Call | null> {
    const { random, chain } = this.#stage;
    const { curation } = chain.deployment;
    const campaign = await someCampaign(this.#stage);
    const dice = random.next();
    if (dice < 0.25) {
      const votes = Array.from({ length: random.between(1, 3) }, () => ({
        id: this.#someWork(campaign),
        votes: random.between(1, 10),
      }));
      return callOf(random.pick(AUTHORS), curation, curationAbi, "vote", [campaign, votes, []]);
    }
    if (dice < 0.35) {
      const { time } = await this.#stage.control.head();
      // Few questions, so that the same poll is opened again.
      const poll = keccak256(random.pick(["0x01", "0x02", "0x03"] as const));
      const closes = time + random.between(1, 500);
      return callOf(random.pick([BRAND, CURATOR]), curation, curationAbi, "openPoll", [campaign, poll, closes]);
    }
    if (dice < 0.65) return this.#appealOne(campaign);
    if (dice < 0.85) return this.#decideSome(campaign);
    if (dice < 0.95) return this.withdraw(campaign);
    return this.forward(campaign);
  }

  /** By anybody. */
  forward(campaign: number): Call {
    const { curation } = this.#stage.chain.deployment;
    return callOf(ACTORS[8] as Hex, curation, curationAbi, "forwardBonds", [campaign]);
  }

  /** By an author, of a work that is its own or not minted; whether it was rejected is not asked. */
  async #appealOne(campaign: number): Promise<Call> {
    const id = this.#someWork(campaign);
    const author = await this.#read<Hex>("authorOf", [id]).catch(() => this.#stage.random.pick(AUTHORS));
    return this.appeal(campaign, id, author);
  }

  /** With the bond that the campaign asks for. */
  async appeal(campaign: number, id: bigint, author: Hex): Promise<Call> {
    const { chain } = this.#stage;
    const { appealBond } = await this.#read<{ appealBond: bigint }>("settingsOf", [campaign]);
    return callOf(author, chain.deployment.curation, curationAbi, "appeal", [id], appealBond);
  }

  /** Of some that wait, if some tries find any. */
  async #decideSome(campaign: number): Promise<Call | null> {
    const { random } = this.#stage;
    const waiting = new Map<bigint, Hex>();
    for (let attempt = 0; attempt < APPEAL_ACTS && waiting.size < 2; attempt++) {
      const [id, author] = [this.#someWork(campaign), random.pick(AUTHORS)];
      if ((await this.#appealOf(id, author)).state === PENDING) waiting.set(id, author);
    }
    return waiting.size === 0 ? null : this.decide(campaign, [...waiting]);
  }

  /** One way or the other. */
  decide(campaign: number, appeals: readonly (readonly [id: bigint, author: Hex])[]): Call {
    const { chain, random } = this.#stage;
    const decisions = appeals.map(([id, author]) => {
      const upheld = random.chance(0.5);
      const note = random.chance(0.3) ? keccak256("0x0a") : NONE;
      return { id, author, upheld, score: upheld ? random.between(0, 10_000) : 0, note };
    });
    return callOf(ARBITER, chain.deployment.curation, curationAbi, "decideAppeals", [campaign, decisions]);
  }

  /** Of some bond that is held, if some tries find one. */
  async withdraw(campaign: number): Promise<Call | null> {
    const { random } = this.#stage;
    for (let attempt = 0; attempt < APPEAL_ACTS; attempt++) {
      const [id, author] = [this.#someWork(campaign), random.pick(AUTHORS)];
      const { bond } = await this.#appealOf(id, author);
      if (bond === 0n) continue;
      const [from, to] = random.chance(0.5) ? [author, random.pick(ACTORS)] : [BRAND, author];
      return this.withdrawOf(id, author, to, from);
    }
    return null;
  }

  /** One appeal's bond. */
  withdrawOf(id: bigint, author: Hex, to: Hex, from: Hex = author): Call {
    return callOf(from, this.#stage.chain.deployment.curation, curationAbi, "withdrawBond", [id, author, to]);
  }

  #someWork(campaign: number): bigint {
    return BigInt(toContributionId(campaign, someContent(this.#stage).digest));
  }

  #appealOf(id: bigint, author: Hex) {
    const { chain, control } = this.#stage;
    const { curation: address } = chain.deployment;
    return control.client.readContract({ address, abi: curationAbi, functionName: "appealOf", args: [id, author] });
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
