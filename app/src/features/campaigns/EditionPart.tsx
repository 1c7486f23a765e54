import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import type { Address as Account } from "viem";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { editionCount, editionObstacle, editionPrice } from "../../lib/editionWords.ts";
import { useChainClient } from "../../lib/useChainClient.ts";
import { useNow } from "../../lib/useNow.ts";
import { mintEditionPlan } from "../../transactions/mintEdition.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { Button } from "../../ui/Button.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { Media } from "../../ui/Media.tsx";
import { Time } from "../../ui/Time.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import styles from "./Campaigns.module.css";

/** Copies of the collective work, for collectors; nothing until the brand has named it. */
export function EditionPart({ campaign }: { campaign: ApiCampaign }) {
  const { edition } = campaign;
  const now = useNow();
  const { content } = edition;
  if (content === null) return null;
  const obstacle = editionObstacle(campaign, now);
  return (
    <section className={styles.edition} aria-labelledby="edition">
      <div className={styles.editionPlate}>
        <Media work={{ ...content, title: "The edition", mediaType: "" }} large />
      </div>
      <div className={styles.section}>
        <h2 id="edition">The edition</h2>
        <p className={styles.prose}>
          Collect a copy of the collective work. The whole price goes into the pool, and so to everybody who
          contributed.
        </p>
        <Facts
          items={[
            { name: "A copy costs", value: editionPrice(edition) },
            { name: "Copies", value: editionCount(edition) },
            { name: "Collectors", value: edition.holders },
            { name: "Content", value: <Hash value={content.cid} label="content identifier" /> },
          ]}
        />
        {obstacle === null && <Collect campaign={campaign} content={content} />}
        {obstacle === "roll-open" && (
          <p className={styles.faint}>
            On sale once the roll has closed, <Time seconds={campaign.rollAt} />.
          </p>
        )}
        {obstacle === "sold-out" && <p className={styles.faint}>All copies are taken.</p>}
        {obstacle === "roll-empty" && <p className={styles.faint}>Nobody earned anything here, so none is sold.</p>}
      </div>
    </section>
  );
}

interface CollectProps {
  campaign: ApiCampaign;
  content: NonNullable<ApiCampaign["edition"]["content"]>;
}

function Collect({ campaign, content }: CollectProps) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const run = useTransaction();
  const connect = useConnectDialog();
  const { address } = useConnection();
  const { token, price } = campaign.edition;
  const collect = () => {
    if (address === undefined) return connect();
    void run(
      mintEditionPlan(deployment, {
        client,
        campaign: campaign.id,
        campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
        collector: address,
        // What is on the page is what is named: content put in its place meanwhile is refused by the chain.
        content: { digest: content.digest, codec: codecOf(parseCid(content.cid).codec), kind: content.kind },
        cid: content.cid,
        token: { ...token, address: token.address as Account },
        price: BigInt(price),
      }),
    );
  };
  return (
    <div>
      <Button look="primary" onClick={collect}>
        Collect a copy
      </Button>
    </div>
  );
}
