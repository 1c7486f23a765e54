export type Move =
  | { readonly kind: "go"; readonly to: number }
  | { readonly kind: "open" }
  | { readonly kind: "zoom"; readonly factor: number }
  | { readonly kind: "whole" };

const STEP = 1.6;

/** What a key means to somebody at tile `at` of a mosaic; null: nothing, the page may have it. */
export function keyMove(key: string, at: number, { columns, last }: { columns: number; last: number }): Move | null {
  const go = (to: number): Move => ({ kind: "go", to: Math.min(last, Math.max(0, to)) });
  switch (key) {
    case "ArrowRight":
      return go(at + 1);
    case "ArrowLeft":
      return go(at - 1);
    case "ArrowDown":
      return go(at + columns > last ? at : at + columns);
    case "ArrowUp":
      return go(at < columns ? at : at - columns);
    case "Home":
      return go(0);
    case "End":
      return go(last);
    case "Enter":
      return { kind: "open" };
    case "+":
    case "=":
      return { kind: "zoom", factor: STEP };
    case "-":
      return { kind: "zoom", factor: 1 / STEP };
    case "0":
      return { kind: "whole" };
    default:
      return null;
  }
}
