import { openPollRequest } from "@colophon/sdk/actions/requests/openPollRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import { formatTime } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface OpenPoll {
  readonly campaign: number;
  readonly question: string;
  /** Of its document. */
  readonly cid: string;
  readonly digest: string;
  /** Unix seconds. */
  readonly closes: number;
}

/** Opens a poll: an opinion, on which no money hangs. */
export function openPollPlan(deployment: AppDeployment, { campaign, question, cid, digest, closes }: OpenPoll): Plan {
  return {
    title: "Open a poll",
    reads: [
      `“${question}” Anybody may answer until ${formatTime(closes)}.`,
      "It asks for opinions: no money hangs on it, and one person may answer with many accounts.",
      "Question, answers and closing time can't be changed.",
    ],
    signs: [
      { name: "Document", value: cid },
      { name: "Closes", value: formatTime(closes) },
    ],
    action: "Sign and open",
    done: "The poll is open.",
    steps: [{ name: "Open the poll", call: () => openPollRequest(deployment, { campaign, poll: digest, closes }) }],
  };
}
