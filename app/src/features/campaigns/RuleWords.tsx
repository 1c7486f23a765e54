import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { formatShare, formatTime } from "../../lib/format.ts";
import styles from "./Campaigns.module.css";

const FORMATS = {
  open: "Works stand for themselves; remixes are welcome.",
  mosaic: "All works together make one picture.",
  story: "Every work continues an earlier one.",
  remix: "Every work is made from an earlier one.",
} as const;

const AI = {
  any: "Any use of AI is allowed; what was used is signed.",
  disclosed: "AI may be used, and every author signs how far.",
  none: "Only works made without AI are taken.",
} as const;

/** How the pool is split, in sentences with numbers. */
export function RuleWords({ campaign }: { campaign: ApiCampaign }) {
  const {
    equalBps,
    curatedBps,
    communityBps,
    lineageBps,
    royaltyBps,
    aiPolicy,
    format,
    sealedUntilClose,
    voterRoot,
    votesClose,
  } = campaign.settings;
  return (
    <ul className={styles.rules}>
      {equalBps > 0 && <li>{formatShare(equalBps)} is shared equally among all accepted works.</li>}
      {curatedBps > 0 && <li>{formatShare(curatedBps)} is shared by the curators' scores, which are public.</li>}
      {communityBps > 0 && (
        <li>
          {formatShare(communityBps)} is shared by votes,{" "}
          {BigInt(voterRoot) === 0n ? "of authors of accepted works" : "of a list of voters fixed at the opening"},
          until {formatTime(votesClose)}.
        </li>
      )}
      {lineageBps > 0 && (
        <li>{formatShare(lineageBps)} of what a remix earns flows on to the works it was made from.</li>
      )}
      {royaltyBps > 0 && <li>A royalty of {formatShare(royaltyBps)} is asked for resales.</li>}
      <li>{FORMATS[format]}</li>
      {sealedUntilClose && (
        <li>
          It is sealed: authors commit to works that nobody sees, and show them within seven days after it closes.
        </li>
      )}
      <li>{AI[aiPolicy]}</li>
    </ul>
  );
}
