import { useRef } from "react";

/** One thing at a time that can be stopped. */
interface Stop {
  /** Begins it: the signal says when to stop. */
  readonly begin: () => AbortSignal;
  readonly stop: () => void;
  /** From here on it can't be stopped any more. @throws the signal's reason, where it was */
  readonly end: () => void;
}

/** For an upload that takes long: the person can change their mind. */
export function useStop(): Stop {
  const running = useRef<AbortController | null>(null);
  return {
    begin: () => {
      running.current = new AbortController();
      return running.current.signal;
    },
    stop: () => running.current?.abort(),
    end: () => {
      running.current?.signal.throwIfAborted();
      running.current = null;
    },
  };
}
