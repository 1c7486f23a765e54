import type { ApiAppeal, ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { reasonOf } from "@colophon/sdk/ids/reasons.ts";
import { useConnection } from "wagmi";
import { appealTimes } from "../../lib/appealTimes.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { ETHER } from "../../lib/ether.ts";
import { useNow } from "../../lib/useNow.ts";
import { appealPlan } from "../../transactions/appeal.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { withdrawBondPlan } from "../../transactions/withdrawBond.ts";
import { Amount } from "../../ui/Amount.tsx";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { Time } from "../../ui/Time.tsx";
import { VerdictNote } from "../../ui/VerdictNote.tsx";
import styles from "./WorkPage.module.css";

interface StandingProps {
  work: ApiWork;
  campaign: ApiCampaign;
}

/** A rejection and what can be done about it; an appeal and what became of it. Nothing where there is neither. */
export function Standing({ work, campaign }: StandingProps) {
  const { appeal } = work;
  if (appeal !== null) return <AppealNote work={work} campaign={campaign} appeal={appeal} />;
  if (work.verdict === null || work.verdict.accepted) return null;
  return <RejectionNote work={work} campaign={campaign} />;
}

function RejectionNote({ work, campaign }: StandingProps) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const now = useNow();
  const me = useConnection().address?.toLowerCase();
  const { from, middle, end } = appealTimes(campaign);
  const mine = me === work.author;
  const bond = BigInt(campaign.settings.appealBond);
  const plan = appealPlan(deployment, {
    id: work.id,
    title: work.title,
    bond,
    decidedFrom: middle,
    decidedUntil: end,
  });
  return (
    <Note title="It wasn't accepted">
      <div className={styles.note}>
        <p>{reasonSentence(work.verdict?.reason)}</p>
        <VerdictNote digest={work.verdict?.note ?? null} />
        {mine && now < from && (
          <p>
            The verdict can still change. If it stays, you can appeal from <Time seconds={from} form="full" /> until{" "}
            <Time seconds={middle} form="full" />.
          </p>
        )}
        {mine && now >= from && now < middle && (
          <>
            <p>
              You can appeal until <Time seconds={middle} form="full" />
              {bond > 0n && (
                <>
                  , with a bond of <Amount value={bond} token={ETHER} />, which comes back unless the arbiter rejects
                  the appeal
                </>
              )}
              . The arbiter isn't the brand.
            </p>
            <div>
              <Button onClick={() => void run(plan)}>Appeal…</Button>
            </div>
          </>
        )}
        {mine && now >= middle && (
          <p>
            The time for appeals was over at <Time seconds={middle} form="full" />.
          </p>
        )}
      </div>
    </Note>
  );
}

const TITLES = {
  pending: "Its author has appealed",
  upheld: "Accepted on appeal",
  rejected: "The appeal was rejected",
  undecided: "Accepted: the appeal wasn't decided in time",
} as const;

function AppealNote({ work, campaign, appeal }: StandingProps & { appeal: ApiAppeal }) {
  const { middle, end } = appealTimes(campaign);
  return (
    <Note title={TITLES[appeal.state]}>
      <div className={styles.note}>
        {appeal.state === "pending" && (
          <p>
            The arbiter decides between <Time seconds={middle} form="full" /> and <Time seconds={end} form="full" />.
            Without a word by then the work counts as accepted.
          </p>
        )}
        {appeal.state === "upheld" && <p>The arbiter gave it {appeal.score / 100} of 100.</p>}
        {appeal.state === "undecided" && <p>It counts as accepted, with score 0.</p>}
        {appeal.state === "rejected" && (
          <p>
            The arbiter confirmed the verdict: {reasonSentence(work.verdict?.reason)}
            {BigInt(appeal.bond) > 0n && " The bond goes to the campaign's pool."}
          </p>
        )}
        {appeal.effect === "not-rejected" && <p>It changes nothing: the work wasn't rejected.</p>}
        <VerdictNote digest={appeal.note} />
        <Bond work={work} appeal={appeal} />
      </div>
    </Note>
  );
}

function Bond({ work, appeal }: { work: ApiWork; appeal: ApiAppeal }) {
  const { deployment } = useConfig();
  const run = useTransaction();
  const { address } = useConnection();
  const bond = BigInt(appeal.bond);
  if (bond === 0n) return null;
  const amount = <Amount value={bond} token={ETHER} />;
  if (appeal.bondState === "held") return <p>Its bond of {amount} is held until then.</p>;
  if (appeal.bondState === "returned") return <p>Its bond of {amount} was paid back.</p>;
  if (appeal.bondState !== "withdrawable") return null;
  if (address?.toLowerCase() !== appeal.author) return <p>Its author can take the bond of {amount} back.</p>;
  const plan = withdrawBondPlan(deployment, { id: work.id, title: work.title, author: address, bond });
  return (
    <div>
      <Button onClick={() => void run(plan)}>Take your bond of {amount} back</Button>
    </div>
  );
}

function reasonSentence(code: number | undefined): string {
  return code !== undefined && code >= 1 && code <= 8 ? reasonOf(code).sentence : "No reason is known here.";
}
