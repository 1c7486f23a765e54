import { type RefObject, useId, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { ErrorNote } from "../../../ui/ErrorNote.tsx";
import styles from "./Remix.module.css";
import { useTogether } from "./useTogether.ts";

interface TogetherBarProps {
  first: RefObject<HTMLMediaElement | null>;
  second: RefObject<HTMLMediaElement | null>;
  names: readonly [string, string];
}

/** One set of controls for both. */
export function TogetherBar({ first, second, names }: TogetherBarProps) {
  const { playing, time, length, fault, toggle, seek } = useTogether(first, second);
  const [balance, setBalance] = useState(0);
  const id = useId();
  const lean = (to: number) => {
    setBalance(to);
    if (first.current !== null) first.current.volume = Math.min(1, 1 - to);
    if (second.current !== null) second.current.volume = Math.min(1, 1 + to);
  };
  return (
    <div className={styles.together}>
      <Button look="primary" onClick={toggle}>
        {playing ? "Pause both" : "Play both"}
      </Button>
      <div className={styles.slider}>
        <label htmlFor={`${id}-time`}>Time</label>
        <input
          id={`${id}-time`}
          type="range"
          min={0}
          max={length || 1}
          step={0.1}
          value={Math.min(time, length || 1)}
          disabled={length === 0}
          aria-valuetext={`${clock(time)} of ${clock(length)}`}
          onChange={(event) => seek(Number(event.currentTarget.value))}
        />
        <span className={styles.clock}>
          {clock(time)} / {clock(length)}
        </span>
      </div>
      <div className={styles.slider}>
        <label htmlFor={`${id}-balance`}>Balance</label>
        <input
          id={`${id}-balance`}
          type="range"
          min={-1}
          max={1}
          step={0.1}
          value={balance}
          aria-valuetext={balanceWords(balance, names)}
          onChange={(event) => lean(Number(event.currentTarget.value))}
        />
        <span className={styles.clock}>{balanceWords(balance, ["original", "answer"])}</span>
      </div>
      {fault !== null && <ErrorNote title="They can't be played together">{fault}</ErrorNote>}
    </div>
  );
}

function balanceWords(balance: number, [first, second]: readonly [string, string]): string {
  if (Math.abs(balance) < 0.05) return "both alike";
  const side = balance < 0 ? first : second;
  return Math.abs(balance) > 0.95 ? `${side} alone` : `more ${side}`;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
