import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { Button } from "../../../ui/Button.tsx";
import { PoolList } from "../../../ui/PoolList.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "../Brand.module.css";
import { nextStep } from "../nextStep.ts";
import { mayReview, roleIn } from "../roleIn.ts";
import { Curators } from "./Curators.tsx";

interface OverviewTabProps {
  campaign: ApiCampaign;
  onTab: (tab: string) => void;
}

/** Where the campaign stands: what comes next, how many works, how much money, and who decides. */
export function OverviewTab({ campaign, onTab }: OverviewTabProps) {
  const { counts } = campaign;
  const next = nextStep(campaign);
  const figures = [
    { name: "Works", value: counts.works },
    { name: "Accepted", value: counts.accepted },
    { name: "Not accepted", value: counts.rejected },
    { name: "In review", value: counts.inReview },
    { name: "Contributors", value: counts.contributors },
  ];
  return (
    <div className={styles.form}>
      <section className={styles.part}>
        <div className={styles.line}>
          <p className={styles.headline}>
            {next.sentence}
            {next.at !== null && (
              <>
                {" "}
                <Time seconds={next.at} />
              </>
            )}
          </p>
          <Next campaign={campaign} onTab={onTab} />
        </div>
        <dl className={styles.figures}>
          {figures.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {counts.verified < counts.works && (
          <p className={styles.faint}>
            {counts.works - counts.verified} of them can't be checked against their fingerprint now. Only checked works
            are reviewed and rewarded.
          </p>
        )}
      </section>
      <div className={styles.twoWide}>
        <section className={styles.part}>
          <h2>The pool</h2>
          <PoolList pools={campaign.pools} />
          <div>
            <Button onClick={() => onTab("fund")}>Add to it</Button>
          </div>
        </section>
        <Curators campaign={campaign} />
      </div>
    </div>
  );
}

/** The one thing to do now, if there is one for this account. */
function Next({ campaign, onTab }: OverviewTabProps) {
  const { address } = useConnection();
  const { phase, counts, pools } = campaign;
  if ((phase === "open" || phase === "review") && counts.inReview > 0 && mayReview(campaign, address)) {
    return (
      <Button look="primary" onClick={() => onTab("review")}>
        Review
      </Button>
    );
  }
  const left = pools.some(({ funded, refunded, total }) => BigInt(funded) - BigInt(refunded) > BigInt(total));
  if ((phase === "settling" || phase === "paid") && left && roleIn(campaign, address) !== null) {
    return (
      <Button look="primary" onClick={() => onTab("statement")}>
        To the statement
      </Button>
    );
  }
  return null;
}
