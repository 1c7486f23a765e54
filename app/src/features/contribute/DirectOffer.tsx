import { certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useFee } from "../../transactions/useFee.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import styles from "./Contribute.module.css";
import { draftWork } from "./draftWork.ts";
import type { Submission } from "./useSubmit.ts";

interface DirectOfferProps {
  submission: Submission;
  onDirect: () => void;
}

/** The way past a relay that refuses or is away: what it costs, and one button. */
export function DirectOffer({ submission, onDirect }: DirectOfferProps) {
  const { deployment } = useConfig();
  const { draft, manifest, aiUse, campaign } = submission;
  const made = draftWork(draft, manifest, aiUse, campaign);
  const work = made?.work;
  const fee = useFee({
    key: ["certify", campaign.id, work?.digest, work?.parents.length],
    call: work === undefined ? null : () => certifyRequest(deployment, work),
  });
  return (
    <Note title="You can do without the relay's help">
      <p>
        Certify it with a transaction of your own: it is on chain within seconds, and counts just the same. {fee.words}{" "}
        Everything that you entered stays as it is.
      </p>
      <div className={styles.offer}>
        <Button onClick={onDirect}>Certify at my own cost</Button>
      </div>
    </Note>
  );
}
