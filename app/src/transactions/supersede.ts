import { type SupersedeParameters, supersedeRequest } from "@colophon/sdk/actions/requests/supersedeRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import { formatTime } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface Supersede extends SupersedeParameters {
  readonly title: string;
  readonly cid: string;
  readonly campaignTitle: string;
  readonly licence: string;
  /** Of the commitment, unix seconds. */
  readonly committedAt: number;
  /** What the token says now. */
  readonly certifiedAt: number;
}

/** Takes a provisional token over, showing a commitment that is older than its certificate. */
export function supersedePlan(deployment: AppDeployment, work: Supersede): Plan {
  return {
    title: `Take “${work.title}” over`,
    reads: [
      `You committed to it on ${formatTime(work.committedAt)}; it was certified for ${formatTime(work.certifiedAt)}. The earliest proof wins.`,
      `You are recorded as its author in “${work.campaignTitle}”, and hold its token.`,
      `You give the licence ${work.licence}.`,
      "Verdicts and appeals of the former author fall away; it becomes final anew.",
      "Your salt becomes public with this.",
    ],
    signs: [
      { name: "Campaign and its terms", value: `“${work.campaignTitle}”` },
      { name: "Config hash", value: work.config },
      { name: "Content", value: work.cid },
      { name: "Manifest (title, description)", value: work.manifest ?? "none" },
    ],
    action: "Sign and take over",
    done: "It is yours.",
    steps: [{ name: "Take over", call: () => supersedeRequest(deployment, work) }],
  };
}
