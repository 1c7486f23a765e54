import type { ApiSettings, Terms } from "@colophon/sdk/api/schemas.ts";
import type { AiUse, Format, MediaKind } from "@colophon/sdk/ids/names.ts";
import type { Actor } from "../actors.ts";
import type { FileName } from "../files/makeFile.ts";

/** Days before (negative) or after now. */
type Day = number;

/** The author appeals, and the arbiter upholds it. */
interface Appeal {
  day: Day;
  upheld: Day;
  score: number;
}

export interface DemoWork {
  /** Its name within the demo, for parents. */
  key: string;
  author: Actor;
  title: string;
  description: string;
  kind: MediaKind;
  mediaType: string;
  file: FileName;
  day: Day;
  aiUse?: AiUse;
  parents?: readonly string[];
  /** Shares in percent; the author alone without. */
  credits?: readonly { who: Actor; percent: number; role: string }[];
  /** Somebody else pays for the author's signature. */
  sponsor?: Actor;
  verdict?: { day: Day; score: number } | { day: Day; reason: number; appeal?: Appeal };
}

/** A vote for a work; by signature through the relay, at the end of the demo, unless it is `direct`. */
export interface DemoVote {
  who: Actor;
  work: string;
  votes: number;
  day: Day;
  direct?: boolean;
}

/** A poll by the brand, answered by signature at the end of the demo. */
export interface DemoPoll {
  question: string;
  options: readonly string[];
  day: Day;
  closes: Day;
  answers: readonly { who: Actor; option: number }[];
}

export interface DemoCampaign {
  terms: Omit<Terms, "v" | "cover">;
  cover: FileName;
  opens: Day;
  closes: Day;
  reviewDays: number;
  appealDays: number;
  finalityDays: number;
  format: Format;
  aiPolicy: ApiSettings["aiPolicy"];
  rule: Pick<ApiSettings, "equalBps" | "curatedBps" | "communityBps" | "lineageBps">;
  /** Whole units of dUSD, thousandths of an ETH. */
  funds: readonly { who: Actor; day: Day; dusd?: number; milliEth?: number }[];
  /** Copies of its cover, the collective work: what one costs in whole dUSD, and how many there may be. */
  edition?: { dusd: number; cap: number };
  works: readonly DemoWork[];
  /** Until when votes are taken, where the rule has a community part. */
  votesClose?: Day;
  votes?: readonly DemoVote[];
  polls?: readonly DemoPoll[];
}
