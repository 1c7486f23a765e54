import type { ApiCampaign, ApiPoll } from "@colophon/sdk/api/schemas.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useConnection, useConfig as useWagmiConfig } from "wagmi";
import { ReceiptButton } from "../../gasless/ReceiptButton.tsx";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { useNow } from "../../lib/useNow.ts";
import { useRelayOf } from "../../lib/useRelayOf.ts";
import { whyUnsigned } from "../../lib/whyUnsigned.ts";
import { giveAnswer } from "../../transactions/giveAnswer.ts";
import { signingClient } from "../../transactions/signingClient.ts";
import { Button } from "../../ui/Button.tsx";
import { RadioField } from "../../ui/Choice.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Time } from "../../ui/Time.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import { isRejection } from "../../wallets/isRejection.ts";
import styles from "./Polls.module.css";
import type { MyAnswers } from "./useMyAnswers.ts";

interface AnswerPartProps {
  campaign: ApiCampaign;
  poll: ApiPoll;
  options: readonly string[];
  mine: MyAnswers;
}

/** Answering by a signature; as often as one likes, the last counts. */
export function AnswerPart({ campaign, poll, options, mine }: AnswerPartProps) {
  const config = useConfig();
  const wagmi = useWagmiConfig();
  const queries = useQueryClient();
  const connect = useConnectDialog();
  const { address } = useConnection();
  const relayed = useRelayOf(campaign);
  const open = useNow() < poll.closes;
  const [chosen, setChosen] = useState<string | null>(null);
  const given = mine.waiting?.choice ?? mine.counted;
  const value = chosen ?? (given === null ? null : String(given));
  const answer = useMutation({
    mutationFn: async (option: number) => {
      const client = await signingClient(wagmi, config.deployment.chainId);
      return giveAnswer(client, config, { campaign: campaign.id, poll: poll.poll, option, relay: campaign.relay });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["index"] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address === undefined) return connect();
    if (value !== null) answer.mutate(Number(value));
  };
  if (!open) return <MineNow mine={mine} options={options} over />;
  const why = whyUnsigned(relayed);
  if (why !== null) {
    return (
      <>
        <Note title={relayed === "away" ? "It can't be answered now" : "Nobody can answer it here"}>
          Answers are signed, and anchored by the campaign's relay. {why}
          {relayed === "away" && " You can answer as soon as it does, until the poll closes."}
        </Note>
        <MineNow mine={mine} options={options} />
      </>
    );
  }
  const same = value !== null && Number(value) === given;
  return (
    <form className={styles.part} onSubmit={submit}>
      <RadioField
        legend="Your answer"
        options={options.map((label, index) => ({ value: String(index), label }))}
        value={value}
        onChange={setChosen}
      />
      <MineNow mine={mine} options={options} />
      {answer.isError && !isRejection(answer.error) && (
        <ErrorNote title="The answer wasn't taken">{describeError(answer.error)}</ErrorNote>
      )}
      {answer.isError && isRejection(answer.error) && <p role="status">You declined to sign; nothing was sent.</p>}
      <div className={styles.actions}>
        <Button
          look="primary"
          type="submit"
          busy={answer.isPending}
          disabled={address !== undefined && (value === null || same)}
        >
          {address === undefined ? "Connect to answer" : given === null ? "Sign my answer" : "Sign the change"}
        </Button>
        <span className={styles.faint}>
          One signature, no fee. You can change it until the poll closes: the last one counts.
        </span>
      </div>
    </form>
  );
}

function MineNow({ mine, options, over = false }: Pick<AnswerPartProps, "mine" | "options"> & { over?: boolean }) {
  const { waiting, counted } = mine;
  const name = (option: number) => `“${options[option] ?? `Option ${option + 1}`}”`;
  return (
    <div className={styles.mine}>
      <p role="status">
        {waiting !== null && (
          <>
            Signed: {name(waiting.choice)}. The relay has it, and anchors it <Time seconds={waiting.receipt.anchorBy} />{" "}
            at the latest; then it counts.{" "}
          </>
        )}
        {counted !== null && (
          <>
            {waiting === null ? "Counted" : "Until then"}: {name(counted)}.
          </>
        )}
        {over && waiting === null && counted === null && "It is closed; you gave no answer."}
      </p>
      {waiting !== null && <ReceiptButton receipt={waiting.receipt} size="small" look="quiet" />}
    </div>
  );
}
