import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { ErrorNote, Note } from "../../../ui/ErrorNote.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { Hash } from "../../../ui/Hash.tsx";
import styles from "../Brand.module.css";
import { roleIn } from "../roleIn.ts";
import { TermsForm } from "./TermsForm.tsx";

/** The terms that hold now, what a new version means, and publishing one. */
export function TermsTab({ campaign }: { campaign: ApiCampaign }) {
  const { gatewayUrl } = useConfig();
  const isBrand = roleIn(campaign, useConnection().address) === "brand";
  return (
    <div className={styles.twoWide}>
      <section className={styles.part}>
        {campaign.terms === null ? (
          <ErrorNote title="The present terms can't be had">
            Their file is missing or isn't valid, so that nobody can contribute. Publish them anew from a copy of yours.
          </ErrorNote>
        ) : (
          <TermsForm key={campaign.termsVersion} campaign={campaign} terms={campaign.terms} mayPublish={isBrand} />
        )}
      </section>
      <aside className={styles.part}>
        <h2>Version {campaign.termsVersion} holds</h2>
        <Facts
          items={[
            { name: "Licence", value: campaign.terms?.licence.name ?? "unknown" },
            {
              name: "Document",
              value: (
                <a href={`${gatewayUrl}/ipfs/${campaign.termsCid}`} rel="noopener noreferrer" target="_blank">
                  Read it as it was published
                </a>
              ),
            },
            { name: "Its CID", value: <Hash value={campaign.termsCid} label="content identifier" /> },
            { name: "Config hash", value: <Hash value={campaign.config} label="config hash" /> },
          ]}
        />
        <Note title="What a new version means">
          It holds for what is contributed from then on. Every work keeps the terms that its author signed; nothing
          reaches back. Who is just about to sign is asked to read the new version first. The rule, the window and the
          periods stay as they are. All versions stay public.
        </Note>
      </aside>
    </div>
  );
}
