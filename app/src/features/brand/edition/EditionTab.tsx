import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { editionCount, editionPrice } from "../../../lib/editionWords.ts";
import { Facts } from "../../../ui/Facts.tsx";
import { Hash } from "../../../ui/Hash.tsx";
import { Media } from "../../../ui/Media.tsx";
import { Time } from "../../../ui/Time.tsx";
import styles from "../Brand.module.css";
import { roleIn } from "../roleIn.ts";
import { EditionForm } from "./EditionForm.tsx";

/** What collectors can mint copies of: an accepted work, or the collective work itself. */
export function EditionTab({ campaign }: { campaign: ApiCampaign }) {
  const { edition } = campaign;
  const isBrand = roleIn(campaign, useConnection().address) === "brand";
  const sold = BigInt(edition.minted) > 0n;
  return (
    <div className={styles.twoWide}>
      <section className={styles.part}>
        <h2>{edition.content === null ? "Name the collective work" : "The edition"}</h2>
        <p className={styles.prose}>
          Once the roll has closed, collectors can mint copies. Every price goes into the pool, so that it reaches
          everybody who contributed. Price and number were fixed when the campaign opened.
        </p>
        {!isBrand && <p className={styles.faint}>Only the brand can name what it is a copy of.</p>}
        {isBrand && sold && <p className={styles.faint}>A copy was sold: what it is a copy of can't be changed.</p>}
        {isBrand && !sold && <EditionForm campaign={campaign} />}
      </section>
      <section className={styles.part}>
        {edition.content !== null && (
          <Media
            work={{ ...edition.content, title: "The edition", mediaType: "" }}
            large={edition.content.kind === "image"}
          />
        )}
        <Facts
          items={[
            { name: "A copy costs", value: editionPrice(edition) },
            { name: "Copies", value: editionCount(edition) },
            {
              name: sold ? "Sold since" : "On sale",
              value: <Time seconds={campaign.rollAt} form="full" />,
            },
            ...(edition.content === null
              ? []
              : [{ name: "Content", value: <Hash value={edition.content.cid} label="content identifier" /> }]),
          ]}
        />
      </section>
    </div>
  );
}
