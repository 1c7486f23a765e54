import { canonicalJson } from "@colophon/sdk/content/canonicalJson.ts";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { parseStatementLines } from "./parseStatementLines.ts";

export interface Falsified {
  /** The file's lines, each with its end. */
  readonly lines: readonly string[];
  readonly root: `0x${string}`;
  /** Who gains the unit, and who loses it. */
  readonly to: string;
  readonly from: string;
  /** The work that pays for it; null where no work's line was touched. */
  readonly work: string | null;
}

/**
 * A statement in which one unit moved from one account to another, with all that it takes to be consistent: sums, and a root of its own by
 * OpenZeppelin's tree. `deep`: the works' lines agree too; else only what is claimed differs.
 */
export function falsify(file: readonly string[], { deep }: { deep: boolean }): Falsified {
  const { header, accounts, works } = parseStatementLines(file);
  const [loser, winner] = works.filter((work, place) => place === works.findIndex((one) => one.author === work.author));
  if (loser === undefined || winner === undefined) throw new Error("it takes works of two authors");
  const [from, to] = [loser.credits[0]?.account ?? "", winner.credits[0]?.account ?? ""];
  const add = (amount: string, by: bigint) => (BigInt(amount) + by).toString();
  const moved = accounts.map((line) => ({
    ...line,
    cumulative: add(line.cumulative, line.account === to ? 1n : line.account === from ? -1n : 0n),
  }));
  const changed = works.map((line) => {
    const by = !deep ? 0n : line === winner ? 1n : line === loser ? -1n : 0n;
    const credits = line.credits.map((credit, place) =>
      place === 0 ? { ...credit, amount: add(credit.amount, by) } : credit,
    );
    return { ...line, equal: add(line.equal, by), kept: add(line.kept, by), credits };
  });
  const tree = StandardMerkleTree.of(
    moved.map(({ account, cumulative }) => [
      header.chainId,
      header.pool,
      header.campaign,
      header.token,
      account,
      cumulative,
    ]),
    ["uint256", "address", "uint256", "address", "address", "uint256"],
  );
  const root = tree.root as `0x${string}`;
  const lines = [{ ...header, root }, ...moved, ...changed].map((line) => `${canonicalJson(line)}\n`);
  return { lines, root, to, from, work: deep ? loser.id : null };
}
