import type { ApiCampaign, Terms } from "@colophon/sdk/api/schemas.ts";
import { type FormEvent, useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import styles from "../Brand.module.css";
import { BriefPart } from "../open/BriefPart.tsx";
import { readTerms, termsFormOf } from "../open/readTerms.ts";
import { showFirstFault } from "../showFirstFault.ts";
import { useStoredForm } from "../useStoredForm.ts";
import { usePublishTerms } from "./usePublishTerms.ts";

interface TermsFormProps {
  campaign: ApiCampaign;
  terms: Terms;
  mayPublish: boolean;
}

export function TermsForm({ campaign, terms, mayPublish }: TermsFormProps) {
  const { contributions } = useConfig().deployment;
  const key = `colophon-terms-${contributions}-${campaign.id}-${campaign.termsVersion}`;
  const [form, change, forget] = useStoredForm(key, termsFormOf(terms));
  const [cover, setCover] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const { busy, fault, publish } = usePublishTerms(campaign);
  const read = readTerms(form, terms.cover);
  const wrong = Object.keys(read.faults).length > 0;
  const same =
    cover === null && JSON.stringify(read.terms) === JSON.stringify(readTerms(termsFormOf(terms), terms.cover).terms);
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (wrong) return showFirstFault();
    if (await publish(read.terms, cover)) forget();
  };
  return (
    <form className={styles.part} noValidate onSubmit={(event) => void send(event)}>
      <fieldset className={styles.plain} disabled={!mayPublish}>
        <BriefPart
          form={form}
          change={change}
          faults={tried ? read.faults : {}}
          cover={cover}
          keptCover={terms.cover}
          onCover={setCover}
        />
      </fieldset>
      {fault !== null && (
        <ErrorNote title="They couldn't be published" onRetry={() => void send()}>
          {fault}
        </ErrorNote>
      )}
      {mayPublish ? (
        <div className={styles.actions}>
          <Button look="primary" type="submit" busy={busy} disabled={same}>
            Publish version {campaign.termsVersion + 1}
          </Button>
          {!same && (
            <Button
              look="quiet"
              onClick={() => {
                forget();
                setCover(null);
              }}
            >
              Back to what holds
            </Button>
          )}
        </div>
      ) : (
        <p className={styles.faint}>Only the brand can publish new terms.</p>
      )}
    </form>
  );
}
