import { parseCid } from "../../content/parseCid.ts";

/** Whether a text is a CID of the one spelling that is taken here. */
export function isCid(text: string): boolean {
  try {
    return parseCid(text).cid === text;
  } catch {
    return false;
  }
}
