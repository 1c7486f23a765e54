/**
 * What a spreadsheet would run as a formula, and what it would take for one that we made harmless. Whatever begins so gets an apostrophe in
 * front, which spreadsheets show as text; the full-width signs are read as formulas in some locales.
 */
const RISKY = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** A cell that no spreadsheet runs. {@link plainCell} undoes exactly this. */
export function safeCell(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** The text that {@link safeCell} was given. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell;
}
