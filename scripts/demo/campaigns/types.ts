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
}
