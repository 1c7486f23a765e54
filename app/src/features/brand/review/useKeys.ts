import { useEffect, useRef } from "react";

/**
 * Single keys for the page, as long as they are meant for it: not while something is typed, a dialog is open, or with a
 * modifier.
 */
export function useKeys(onKey: (key: string) => boolean): void {
  const handler = useRef(onKey);
  useEffect(() => {
    handler.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event.target)) return;
      if (handler.current(event.key.toLowerCase())) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector("[role=dialog]") !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("textarea, select, [role=menu]") !== null) return true;
  return target instanceof HTMLInputElement && target.type !== "range" && target.type !== "radio";
}
