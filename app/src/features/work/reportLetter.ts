import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { formatTime } from "../../lib/format.ts";

/** What can be wrong with a work, in a reporter's words. */
export const REPORT_REASONS = [
  { value: "copy", label: "It copies a work of mine or of somebody else", words: "It copies another work" },
  {
    value: "person",
    label: "It shows me or somebody else without consent",
    words: "It shows a person without consent",
  },
  { value: "harm", label: "It is harmful, hateful or against the law", words: "It is harmful, hateful or unlawful" },
  { value: "ai", label: "It was made with AI beyond what it says", words: "Its use of AI is not disclosed" },
  { value: "other", label: "Something else", words: "Something else is wrong with it" },
] as const;

export type ReportReason = (typeof REPORT_REASONS)[number]["value"];

interface Report {
  readonly work: Pick<ApiWork, "id" | "campaign" | "title" | "author" | "cid" | "certifiedAt">;
  readonly brand: string | null;
  readonly reason: ReportReason;
  readonly details: string;
  /** The work's page. */
  readonly url: string;
  /** Now, in unix seconds. */
  readonly time: number;
}

/** A report as a letter that names the work so that nobody can mistake it. */
export function reportLetter({ work, brand, reason, details, url, time }: Report): string {
  const words = REPORT_REASONS.find((item) => item.value === reason)?.words ?? reason;
  return [
    `To the brand of campaign ${work.campaign}${brand === null ? "" : ` (${brand})`}`,
    formatTime(time),
    "",
    `I report the work “${work.title}”. ${words}.`,
    ...(details.trim() === "" ? [] : ["", details.trim()]),
    "",
    `Work: ${work.id}`,
    `Content: ${work.cid}`,
    `Author: ${work.author}`,
    `Certified: ${formatTime(work.certifiedAt)}`,
    `Page: ${url}`,
  ].join("\n");
}
