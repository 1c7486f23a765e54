import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { parseAccount } from "@colophon/sdk/ids/account.ts";
import { useState } from "react";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { shorten } from "../../lib/format.ts";
import { useNames } from "../../lib/names.ts";
import { useNow } from "../../lib/useNow.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { transferWorkPlan } from "../../transactions/transferWork.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./WorkPage.module.css";

/** Hands the token to somebody: to whom, then the transaction. */
export default function TransferDialog({ work, onClose }: { work: ApiWork; onClose: () => void }) {
  const { deployment } = useConfig();
  const { address } = useConnection();
  const names = useNames();
  const now = useNow();
  const run = useTransaction();
  const [to, setTo] = useState("");
  const [error, setError] = useState<string | null>(null);
  const submit = async () => {
    try {
      const account = parseAccount(to.trim());
      if (account === work.owner) throw new SelfTransfer();
      if (address === undefined) return;
      const toName = names.get(account) ?? shorten(account);
      const outcome = await run(
        transferWorkPlan(deployment, { id: work.id, title: work.title, from: address, to: account, toName }),
      );
      if (outcome.kind === "done") onClose();
    } catch (cause) {
      setError(cause instanceof SelfTransfer ? cause.message : describeError(cause));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Hand over"
      description="The token passes to a collector. You stay the author; credits and rewards don't move."
    >
      {work.finalAt !== null && now >= work.finalAt ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <TextField
            label="New owner"
            hint="An address: 0x and 40 hex digits."
            value={to}
            error={error}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setTo(event.currentTarget.value);
              setError(null);
            }}
          />
          <div className={styles.picks}>
            {[...names]
              .filter(([account]) => account !== work.owner)
              .map(([account, name]) => (
                <Button key={account} size="small" onClick={() => setTo(account)}>
                  {name}
                </Button>
              ))}
          </div>
          <Button look="primary" type="submit" disabled={to.trim() === ""}>
            Continue
          </Button>
        </form>
      ) : (
        <Note title="Still provisional">
          Until it is final, an earlier author could still show older evidence, so the token can't move.
          {work.finalAt !== null && (
            <>
              {" "}
              It is final <Time seconds={work.finalAt} />.
            </>
          )}
        </Note>
      )}
    </Dialog>
  );
}

class SelfTransfer extends Error {
  constructor() {
    super("That account owns it already. Name another.");
  }
}
