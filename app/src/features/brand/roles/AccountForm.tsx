import { type FormEvent, useState } from "react";
import { type Address, isAddress, zeroAddress } from "viem";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";

interface AccountFormProps {
  label: string;
  action: string;
  /** An account that can't be it, lower case, and why. */
  taken?: string;
  takenFault?: string;
  /** True empties the field. */
  onAccount: (account: Address) => Promise<boolean>;
}

/** One account, and what is done with it. */
export function AccountForm({ label, action, taken, takenFault, onAccount }: AccountFormProps) {
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const account = typed.trim().toLowerCase();
    if (!isAddress(account, { strict: false }) || account === zeroAddress) {
      return setFault("An account, please: 0x and 40 digits.");
    }
    if (account === taken) return setFault(takenFault ?? "Please name another account.");
    setFault(null);
    if (await onAccount(account)) setTyped("");
  };
  return (
    <form className={styles.inline} noValidate onSubmit={(event) => void send(event)}>
      <TextField
        label={label}
        placeholder="0x…"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        error={fault}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{action}</Button>
    </form>
  );
}
