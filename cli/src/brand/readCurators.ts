import { isAddress } from "viem";
import { readCsv } from "../csv/readCsv.ts";
import { BadFile, type FileProblem } from "../errors.ts";

/** Accounts of a CSV with a column `account` (and a `name`, for people). @throws {BadFile} */
export async function readCurators(path: string): Promise<`0x${string}`[]> {
  const problems: FileProblem[] = [];
  const accounts = new Set<`0x${string}`>();
  for await (const { place, cell } of readCsv(path, { required: ["account"], optional: ["name"] })) {
    const account = cell("account");
    const lower = account.toLowerCase() as `0x${string}`;
    if (!isAddress(account)) problems.push({ place, why: `“${account.slice(0, 50)}” is no account` });
    else if (accounts.has(lower)) problems.push({ place, why: `${account} stands twice` });
    else accounts.add(lower);
  }
  if (problems.length > 0) throw new BadFile(path, problems);
  return [...accounts];
}
