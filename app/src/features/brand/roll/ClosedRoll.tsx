import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { rollQuery } from "../../../lib/queries.ts";
import { Facts } from "../../../ui/Facts.tsx";
import { Hash } from "../../../ui/Hash.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import styles from "../Brand.module.css";

/** What is on the roll: final once it is closed, a forecast before. */
export function ClosedRoll({ campaign }: { campaign: ApiCampaign }) {
  const { apiUrl } = useConfig();
  const roll = useQuery(rollQuery(apiUrl, campaign.id));
  return (
    <section className={styles.part}>
      <h2>{roll.data?.closed === true ? "On the roll" : "On it, if it closed now"}</h2>
      <QueryView query={roll}>
        {({ works, block, blockHash }) => {
          const accounts = new Set(works.flatMap(({ credits }) => credits.map(({ account }) => account)));
          const remixes = works.filter(({ parents }) => parents.length > 0).length;
          return (
            <Facts
              items={[
                { name: "Works", value: works.length },
                { name: "Who earns", value: `${accounts.size} ${accounts.size === 1 ? "account" : "accounts"}` },
                { name: "Made from others", value: remixes },
                { name: "Without a score", value: works.filter(({ score }) => score === 0).length },
                { name: "Read from block", value: block },
                { name: "Block hash", value: <Hash value={blockHash} label="block hash" /> },
              ]}
            />
          );
        }}
      </QueryView>
    </section>
  );
}
