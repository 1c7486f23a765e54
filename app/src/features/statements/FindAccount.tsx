import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/Field.tsx";
import forms from "../../ui/LineForm.module.css";

interface FindAccountProps {
  /** The account that the list is about now, in lower case; undefined: all. */
  asked: string | undefined;
  onAsk: (account: string | undefined) => void;
}

/** Asks for one account on a list that may have millions. */
export function FindAccount({ asked, onAsk }: FindAccountProps) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const find = () => {
    const account = text.trim().toLowerCase();
    const ok = /^0x[0-9a-f]{40}$/.test(account);
    setFault(ok ? null : "That isn't an account's address: 0x and 40 hex digits.");
    if (ok) onAsk(account);
  };
  const all = () => {
    setText("");
    setFault(null);
    onAsk(undefined);
  };
  return (
    <form
      className={forms.line}
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <TextField
        label="Find an account"
        error={fault}
        value={text}
        spellCheck={false}
        autoComplete="off"
        placeholder="0x…"
        onChange={(event) => setText(event.target.value)}
      />
      {asked === undefined ? <Button type="submit">Find</Button> : <Button onClick={all}>Show all</Button>}
    </form>
  );
}
