import { type RefObject, useCallback, useEffect, useState } from "react";

type Player = RefObject<HTMLMediaElement | null>;

/** Further apart than this, in seconds, and it is heard. */
const APART = 0.1;

export interface Together {
  readonly playing: boolean;
  /** Of the one that is further, in seconds. */
  readonly time: number;
  /** Of the longer one; 0 while neither is known. */
  readonly length: number;
  /** Why it couldn't be played. */
  readonly fault: string | null;
  readonly toggle: () => void;
  readonly seek: (time: number) => void;
}

/**
 * Plays two files as one: they begin together, stand at the same time, and whichever has to wait for its bytes is waited for.
 * The shorter one may end first.
 */
export function useTogether(first: Player, second: Player): Together {
  const [playing, setPlaying] = useState(false);
  const [time, setTime] = useState(0);
  const [length, setLength] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const both = useCallback(() => [first.current, second.current].filter((one) => one !== null), [first, second]);

  useEffect(() => {
    const players = both();
    const measure = () =>
      setLength(Math.max(0, ...players.map(({ duration }) => (Number.isFinite(duration) ? duration : 0))));
    const follow = () => {
      setTime(Math.max(...players.map(({ currentTime }) => currentTime)));
      setPlaying(players.some(({ paused, ended }) => !paused && !ended));
      align(players);
    };
    const stop = new AbortController();
    const { signal } = stop;
    for (const player of players) {
      player.addEventListener("loadedmetadata", measure, { signal });
      for (const event of ["timeupdate", "play", "playing", "pause", "ended", "seeked"]) {
        player.addEventListener(event, follow, { signal });
      }
    }
    measure();
    return () => stop.abort();
  }, [both]);

  const toggle = () => {
    const players = both();
    if (players.some(({ paused, ended }) => !paused && !ended)) {
      for (const player of players) player.pause();
      return;
    }
    setFault(null);
    const over = players.every(({ ended, duration, currentTime }) => ended || currentTime >= duration);
    const from = over ? 0 : Math.max(...players.map(({ currentTime }) => currentTime));
    for (const player of players) player.currentTime = Math.min(from, player.duration || from);
    const begun = players.filter(({ duration }) => !(from >= duration)).map((player) => player.play());
    Promise.all(begun).catch((error: unknown) => {
      // A pause that came before it had begun is nobody's fault.
      if (error instanceof DOMException && error.name === "AbortError") return;
      for (const player of players) player.pause();
      setFault("The browser couldn't play both: a file isn't to be had, or in no form that it knows.");
    });
  };
  const seek = (to: number) => {
    for (const player of both()) player.currentTime = Math.min(to, player.duration || to);
    setTime(to);
  };
  return { playing, time, length, fault, toggle, seek };
}

/** The one that is ahead goes back to the other: nothing of either is lost. */
function align(players: readonly HTMLMediaElement[]): void {
  const [a, b] = players.filter(({ paused, ended, seeking }) => !paused && !ended && !seeking);
  if (a === undefined || b === undefined || Math.abs(a.currentTime - b.currentTime) < APART) return;
  const behind = Math.min(a.currentTime, b.currentTime);
  a.currentTime = behind;
  b.currentTime = behind;
}
