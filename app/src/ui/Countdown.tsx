import { useEffect, useState } from "react";
import { chainNow } from "../lib/clock.ts";
import styles from "./Countdown.module.css";

interface CountdownProps {
  /** Unix seconds. */
  until: number;
  /** Called once, a moment after it is over. */
  onOver?: (() => void) | undefined;
}

const UNITS = [
  ["day", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** What is left until a moment, watched live. Screen readers read the moment, not every second. */
export function Countdown({ until, onOver }: CountdownProps) {
  const [now, setNow] = useState(chainNow);
  const over = now >= until;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new onOver is no new ending.
  useEffect(() => {
    if (over) {
      // The next block has to carry the time before pages can show what it changed.
      const timer = setTimeout(() => onOver?.(), 2_500);
      return () => clearTimeout(timer);
    }
    const timer = setInterval(() => setNow(chainNow()), 1_000);
    return () => clearInterval(timer);
  }, [over, until]);
  const parts = partsOf(Math.max(0, until - now));
  return (
    <time className={styles.countdown} role="timer" aria-live="off" dateTime={new Date(until * 1000).toISOString()}>
      {parts.map(({ count, unit }) => (
        <span key={unit}>
          {count}
          <small>{unit}</small>
        </span>
      ))}
    </time>
  );
}

/** From the largest unit there is down to seconds. */
function partsOf(left: number): { count: string; unit: string }[] {
  const first = UNITS.findIndex(([, size]) => left >= size);
  let rest = left;
  return UNITS.slice(first === -1 ? UNITS.length - 1 : first).map(([unit, size], index) => {
    const count = Math.floor(rest / size);
    rest %= size;
    const name = unit === "day" && count !== 1 ? "days" : unit;
    return { count: index === 0 ? String(count) : String(count).padStart(2, "0"), unit: name };
  });
}
