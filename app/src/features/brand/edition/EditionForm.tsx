import type { EditionContent } from "@colophon/sdk/actions/requests/editionContent.ts";
import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { describeError } from "../../../lib/describeError.ts";
import { editionPrice } from "../../../lib/editionWords.ts";
import { kindOf, mediaTypeOf } from "../../../lib/kindOf.ts";
import { worksQuery } from "../../../lib/queries.ts";
import { upload } from "../../../lib/upload.ts";
import { setEditionPlan } from "../../../transactions/setEdition.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { DropZone } from "../../../ui/DropZone.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";

/** Chooses an accepted work or takes a file, and has it signed as the edition's content. */
export function EditionForm({ campaign }: { campaign: ApiCampaign }) {
  const { apiUrl, deployment, relayUrl } = useConfig();
  const run = useTransaction();
  const works = useInfiniteQuery(
    worksQuery(apiUrl, { campaign: campaign.id, standing: "accepted", sort: "score", limit: 100 }),
  );
  const accepted = works.data?.pages.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const set = async (make: () => Promise<{ cid: string; content: EditionContent }>) => {
    setBusy(true);
    setFault(null);
    try {
      await run(
        setEditionPlan(deployment, {
          campaign: campaign.id,
          campaignTitle: campaign.terms?.title ?? `Campaign ${campaign.id}`,
          price: editionPrice(campaign.edition),
          ...(await make()),
        }),
      );
    } catch (error) {
      setFault(describeError(error));
    } finally {
      setBusy(false);
    }
  };
  const setFile = (file: File) =>
    set(async () => {
      const { cid, digest, codec } = await upload(relayUrl, file);
      return { cid, content: { digest, codec: codecOf(codec), kind: kindOf(mediaTypeOf(file)) } };
    });
  const setWork = async ({ cid, digest, kind }: ApiWork) =>
    set(async () => ({ cid, content: { digest, codec: codecOf(parseCid(cid).codec), kind } }));

  return (
    <div className={styles.part}>
      {fault !== null && <ErrorNote title="It couldn't be prepared">{fault}</ErrorNote>}
      <DropZone
        compact
        title="Upload the collective work"
        hint="a picture of all, a film, a book"
        onFile={(file) => void setFile(file)}
      />
      {accepted.length > 0 && (
        <form
          className={styles.inline}
          onSubmit={(event) => {
            event.preventDefault();
            const work = accepted.find(({ id }) => id === chosen);
            if (work !== undefined) void setWork(work);
          }}
        >
          <SelectField
            label="Or take an accepted work"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value="" disabled>
              Choose a work
            </option>
            {accepted.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
          <Button type="submit" busy={busy} disabled={chosen === ""}>
            Take it
          </Button>
        </form>
      )}
    </div>
  );
}
