import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/Field.tsx";
import forms from "../../ui/LineForm.module.css";

interface AskFormProps {
  campaign: number;
  /** Something is explained already. */
  again?: boolean;
}

/** Whose amount is to be explained: what a statement says is public. */
export function AskForm({ campaign, again = false }: AskFormProps) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const ask = () => {
    const subject = text.trim().toLowerCase();
    if (!/^0x([0-9a-f]{40}|[0-9a-f]{64})$/.test(subject)) {
      setFault("That is neither an account's address (0x and 40 hex digits) nor a work's id (0x and 64).");
      return;
    }
    setFault(null);
    setText("");
    void navigate({
      to: "/campaigns/$campaign/why/{-$subject}",
      params: { campaign: String(campaign), subject },
      search: (now: { token?: string; root?: string }) => now,
    });
  };
  return (
    <form
      className={forms.line}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <TextField
        label={again ? "Explain another account or work" : "Whose amount?"}
        hint={`An account's address, or a work's token id.${again ? "" : " Connected, this page is about your own amount."}`}
        error={fault}
        value={text}
        spellCheck={false}
        autoComplete="off"
        placeholder="0x…"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" look={again ? "secondary" : "primary"}>
        Explain
      </Button>
    </form>
  );
}
