import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import type { Hex } from "viem";
import { Button, buttonClass } from "../../ui/Button.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { Time } from "../../ui/Time.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import type { Right } from "./mayVote.ts";
import styles from "./Vote.module.css";
import { VoterListField } from "./VoterListField.tsx";

interface RightNoteProps {
  campaign: ApiCampaign;
  right: Right;
  me: string | undefined;
  listed: boolean;
  onProof: (proof: readonly Hex[]) => void;
}

/** Whether whoever looks may vote, and why, or why not and what to do. */
export function RightNote({ campaign, right, me, listed, onProof }: RightNoteProps) {
  const connect = useConnectDialog();
  switch (right) {
    case "no-voting":
      return null;
    case "not-yet":
      return (
        <Note title="It hasn't begun">
          Votes are taken once the campaign opens, <Time seconds={campaign.settings.opens} />.
        </Note>
      );
    case "over":
      return <Note title="Voting is over">What was given and counts is below, and goes into the roll.</Note>;
    case "not-connected":
      return me === undefined ? (
        <Note title="Who are you?">
          <p>Connect the account that your work is certified under: it is the one that votes.</p>
          <div className={styles.noteActions}>
            <Button look="primary" onClick={connect}>
              Connect to vote
            </Button>
          </div>
        </Note>
      ) : null;
    case "may":
      return <Note title="You may vote">A work of yours is accepted here, which makes you a voter.</Note>;
    case "provisional":
      return (
        <Note title="You may vote, provisionally">
          A work of yours is in review. Your votes count unless it is rejected; then they count for nothing.
        </Note>
      );
    case "no-work":
      return (
        <Note title="You can't vote here">
          <p>Voters are the authors of accepted works, and this account has none in this campaign.</p>
          {campaign.phase === "open" && (
            <div className={styles.noteActions}>
              <Link
                to="/campaigns/$campaign/contribute"
                params={{ campaign: String(campaign.id) }}
                className={buttonClass()}
              >
                Contribute one
              </Link>
            </div>
          )}
        </Note>
      );
    case "list":
      return listed ? (
        <Note title="You may vote">You are on the list of voters that was fixed when the campaign opened.</Note>
      ) : (
        <VoterListField root={campaign.settings.voterRoot} me={me ?? ""} onProof={onProof} />
      );
  }
}
