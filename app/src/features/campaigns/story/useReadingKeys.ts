import { type RefObject, useEffect } from "react";

interface Reading {
  readonly reader: RefObject<HTMLDivElement | null>;
  readonly branches: readonly string[];
  readonly onForth: (id: string) => void;
  readonly onBack?: () => void;
}

/**
 * Left goes back, right goes on. At a fork nobody is led on by accident: right goes to the first branch, up and down go from
 * branch to branch, and right again (or Enter) takes the one that has the focus.
 */
export function useReadingKeys({ reader, branches, onForth, onBack }: Reading): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || isTaken(target)) return;
      const links = [...(reader.current?.querySelectorAll<HTMLElement>("[data-branch]") ?? [])];
      const chosen = links.indexOf(target);
      const focus = (index: number) => links[(index + links.length) % links.length]?.focus();
      const [only] = branches;
      if (event.key === "ArrowLeft" && onBack !== undefined) onBack();
      else if (event.key === "ArrowRight" && chosen >= 0) onForth(branches[chosen] ?? "");
      else if (event.key === "ArrowRight" && branches.length === 1 && only !== undefined) onForth(only);
      else if (event.key === "ArrowRight" && links.length > 1) focus(0);
      else if (event.key === "ArrowDown" && chosen >= 0) focus(chosen + 1);
      else if (event.key === "ArrowUp" && chosen >= 0) focus(chosen - 1);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}

/** Where arrows have a meaning of their own. */
function isTaken(target: HTMLElement): boolean {
  return (
    target.isContentEditable ||
    target.closest("input, textarea, select, audio, video, summary, [role=tab], [role=menu], [role=dialog]") !== null
  );
}
