import { createInterface } from "node:readline/promises";

/** True if a person is there to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks a person; only a typed yes is one. Asks on standard error: standard output is the answer's. */
export async function askYes(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(yes|y)$/i.test((await lines.question(`${question} Type yes: `)).trim());
  } finally {
    lines.close();
  }
}
