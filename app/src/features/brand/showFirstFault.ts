/** After the faults are drawn: brings the first one into view, and the keyboard to it. */
export function showFirstFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus());
}
