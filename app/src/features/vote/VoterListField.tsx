import { useState } from "react";
import type { Hex } from "viem";
import { voterProof } from "../../lib/voterProof.ts";
import { Button } from "../../ui/Button.tsx";
import { TextAreaField } from "../../ui/Field.tsx";
import styles from "./Vote.module.css";

interface VoterListFieldProps {
  root: string;
  me: string;
  onProof: (proof: readonly Hex[]) => void;
}

/** Only the list's fingerprint is on chain; with the list itself the page finds what proves that somebody is on it. */
export function VoterListField({ root, me, onProof }: VoterListFieldProps) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const look = () => {
    const found = voterProof(text, root, me);
    if ("proof" in found) onProof(found.proof);
    else setFault(found.fault);
  };
  return (
    <div className={styles.section}>
      <TextAreaField
        label="The list of voters"
        rows={4}
        hint="Voters are on a list that was fixed at the opening. Paste it, as the brand gave it out, to show that you are on it."
        error={fault}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button onClick={look}>Look me up</Button>
      </div>
    </div>
  );
}
