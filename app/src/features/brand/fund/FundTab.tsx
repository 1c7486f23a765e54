import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { Note } from "../../../ui/ErrorNote.tsx";
import { PoolList } from "../../../ui/PoolList.tsx";
import styles from "../Brand.module.css";
import { FundForm } from "./FundForm.tsx";

/** Puts money into the campaign's pool: the brand's, or anybody's. */
export function FundTab({ campaign }: { campaign: ApiCampaign }) {
  return (
    <div className={styles.twoWide}>
      <section className={styles.part}>
        <h2>Add to the pool</h2>
        {!campaign.locked && (
          <Note title="The first payment fixes the settings">
            Window, periods, rule and royalty can't be changed any more after it, so that contributors can rely on them.
            Terms, curators and the relay can.
          </Note>
        )}
        <FundForm campaign={campaign} />
      </section>
      <section className={styles.part}>
        <h2>What it holds</h2>
        <PoolList pools={campaign.pools} />
      </section>
    </div>
  );
}
