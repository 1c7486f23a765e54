import { largestBatch } from "../batches/layout.ts";
import { MOST_CREDITS } from "../rewards/limits.ts";
import { LARGEST_INPUTS } from "../roll/inputs/readInputs.ts";
import { LONGEST_MANIFEST } from "../roll/parseManifest.ts";
import type { RollEvent } from "../roll/rollEvents.ts";

/** The largest statement that is read into memory: 1 GiB. */
const LARGEST_STATEMENT = 2 ** 30;
/** More than any line of an account, of a work, and a header take. */
const [ACCOUNT, WORK, HEADER] = [160, 16_384, 8_192];
/** Of a block in a CAR, and of a work's CID in the inputs' document. */
const OVERHEAD = 512;

/**
 * The largest files, in bytes, that a statement and its inputs can have with so much in the log. Whoever proposes a statement chooses its
 * files: without this, a gigabyte of nonsense for a campaign of ten works would end every audit in a page.
 *
 * @param standing How many accounts the statement before it has.
 */
export function largestFiles(events: readonly RollEvent[], standing: number): { statement: number; inputs: number } {
  const ids = new Set<string>();
  let [leaves, data] = [0, 0];
  for (const event of events) {
    if (event.kind === "certified") ids.add(event.id);
    if (event.kind !== "anchored") continue;
    if (event.leaves === "contributions") leaves += event.count;
    data += largestBatch(event.leaves, event.count);
  }
  const works = ids.size + leaves;
  const statement = HEADER + works * (WORK + MOST_CREDITS * ACCOUNT) + standing * ACCOUNT;
  // Nodes of large files are less than a hundredth of them.
  const inputs = HEADER + Math.ceil(data * 1.01) + works * (LONGEST_MANIFEST + OVERHEAD);
  return { statement: Math.min(statement, LARGEST_STATEMENT), inputs: Math.min(inputs, LARGEST_INPUTS) };
}
