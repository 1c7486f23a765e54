import type { DeploymentLimits } from "@colophon/sdk/actions/readLimits.ts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { chainNow } from "../../../lib/clock.ts";
import { offeredTokens } from "../../../lib/ether.ts";
import { Button } from "../../../ui/Button.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import styles from "../Brand.module.css";
import { showFirstFault } from "../showFirstFault.ts";
import { useStoredForm } from "../useStoredForm.ts";
import { BriefPart } from "./BriefPart.tsx";
import { readCampaignForm } from "./campaignForm.ts";
import { EditionTermsPart } from "./EditionTermsPart.tsx";
import { emptyForm } from "./emptyForm.ts";
import { PeoplePart } from "./PeoplePart.tsx";
import { RelayPart } from "./RelayPart.tsx";
import { RulePart } from "./RulePart.tsx";
import { useOpenCampaign } from "./useOpenCampaign.ts";
import { VotesPart } from "./VotesPart.tsx";
import { WhenPart } from "./WhenPart.tsx";

export function OpenCampaignForm({ limits, brand }: { limits: DeploymentLimits; brand: string }) {
  const { deployment } = useConfig();
  const navigate = useNavigate();
  const [empty] = useState(() => emptyForm(limits, chainNow()));
  const [form, change, forget] = useStoredForm(`colophon-open-${deployment.contributions}`, empty);
  const [cover, setCover] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const { state, open } = useOpenCampaign();

  const read = readCampaignForm(form, { brand, limits, tokens: offeredTokens(deployment), now: chainNow() });
  const faults = tried && !read.ok ? read.faults : {};
  const send = async () => {
    setTried(true);
    if (!read.ok) return showFirstFault();
    const campaign = await open(read, cover);
    if (campaign === null) return;
    forget();
    void navigate({ to: "/brand/$campaign", params: { campaign: String(campaign) } });
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <BriefPart form={form} change={change} faults={faults} cover={cover} onCover={setCover} />
      <WhenPart form={form} change={change} faults={faults} />
      <RulePart form={form} change={change} faults={faults} />
      <VotesPart form={form} change={change} faults={faults} />
      <EditionTermsPart form={form} change={change} faults={faults} />
      <PeoplePart form={form} change={change} faults={faults} brand={brand} />
      <RelayPart form={form} change={change} />
      <div className={styles.part}>
        {tried && !read.ok && <ErrorNote title="Something above is still missing. It is marked where it is." />}
        {state.kind === "failed" && (
          <ErrorNote title="It couldn't be opened" onRetry={() => void send()}>
            {state.message}
          </ErrorNote>
        )}
        <div>
          <Button look="primary" type="submit" busy={state.kind === "busy"}>
            Upload the terms and sign
          </Button>
        </div>
      </div>
    </form>
  );
}
