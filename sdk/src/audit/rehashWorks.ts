import type { BuiltWork } from "../roll/placeWork.ts";
import { fetchFile } from "./fetchFile.ts";
import type { IpfsSource } from "./IpfsSource.ts";

/** Works fetched at the same time. */
const AT_ONCE = 4;

export interface Rehashed {
  readonly verified: number;
  readonly bytes: number;
  /** One sentence for each work on the roll whose content isn't what its id says. */
  readonly wrong: readonly string[];
  /** Works whose content this source doesn't have now: nothing is known of them. */
  readonly unavailable: number;
}

/**
 * Fetches the works of a roll and hashes them again.
 *
 * @throws {GatewayUnreachable} and the signal's reason
 */
export async function rehashWorks(
  works: readonly BuiltWork[],
  source: IpfsSource,
  options: {
    readonly maxBytes: number;
    readonly signal?: AbortSignal | undefined;
    readonly onHashed?: ((done: number, of: number) => void) | undefined;
  },
): Promise<Rehashed> {
  const { maxBytes, signal, onHashed } = options;
  const known = new Set<string>();
  const left = works.filter(({ cid }) => !known.has(cid) && known.add(cid)).reverse();
  const [of, wrong] = [left.length, [] as string[]];
  let [verified, bytes, unavailable, done] = [0, 0, 0, 0];
  const worker = async () => {
    for (let work = left.pop(); work !== undefined; work = left.pop()) {
      const fetched = await fetchFile(source, work.cid, { maxBytes, keep: false, signal });
      if (fetched.state === "verified") {
        verified++;
        bytes += fetched.size;
      } else if (fetched.state === "unavailable") unavailable++;
      else
        wrong.push(`The work ${work.id} is on the roll, and its content ${work.cid} isn't canonical: ${fetched.why}`);
      onHashed?.(++done, of);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { verified, bytes, wrong: wrong.sort(), unavailable };
}
