import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { type FormEvent, useState } from "react";
import type { Address as Account } from "viem";
import { isAddress } from "viem";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { setCuratorPlan } from "../../../transactions/setCurator.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Address } from "../../../ui/Address.tsx";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import { roleIn } from "../roleIn.ts";

/** Who decides in the campaign; its brand names and dismisses curators here. */
export function Curators({ campaign }: { campaign: ApiCampaign }) {
  const { deployment } = useConfig();
  const { address } = useConnection();
  const run = useTransaction();
  const isBrand = roleIn(campaign, address) === "brand";
  const set = (curator: string, active: boolean) =>
    run(setCuratorPlan(deployment, { campaign: campaign.id, curator: curator as Account, active }));
  return (
    <section className={styles.part}>
      <h2>People</h2>
      <ul className={styles.people}>
        <li>
          <span className={styles.role}>Brand</span>
          <Address value={campaign.brand} />
        </li>
        <li>
          <span className={styles.role}>Arbiter</span>
          <Address value={campaign.arbiter} />
        </li>
        {campaign.curators.map((curator) => (
          <li key={curator}>
            <span className={styles.role}>Curator</span>
            <Address value={curator} />
            {isBrand && (
              <Button size="small" look="quiet" onClick={() => void set(curator, false)}>
                Dismiss
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isBrand && <NameCurator campaign={campaign} onName={(curator) => set(curator, true)} />}
    </section>
  );
}

interface NameCuratorProps {
  campaign: ApiCampaign;
  onName: (curator: string) => Promise<{ kind: string }>;
}

function NameCurator({ campaign, onName }: NameCuratorProps) {
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const name = async (event: FormEvent) => {
    event.preventDefault();
    const account = typed.trim().toLowerCase();
    if (!isAddress(account, { strict: false })) return setFault("An account, please: 0x and 40 digits.");
    if (campaign.curators.includes(account)) return setFault("This account is a curator already.");
    setFault(null);
    const outcome = await onName(account);
    if (outcome.kind === "done") setTyped("");
  };
  return (
    <form className={styles.inline} noValidate onSubmit={(event) => void name(event)}>
      <TextField
        label="Account of another curator"
        placeholder="0x…"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        error={fault}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">Add curator</Button>
    </form>
  );
}
