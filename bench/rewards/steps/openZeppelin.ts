import { StatementBuilder } from "@colophon/sdk/rewards/StatementBuilder.ts";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { report, timed } from "../../report.ts";
import { CAMPAIGN, campaignOf, ETH, POOL, RULE, TOTAL } from "../campaignOf.ts";

// The same accounts and amounts, as OpenZeppelin's tree takes them; the engine's part isn't counted, to the peer's advantage.
const [, , size = "1000", seed = "1"] = process.argv;
const builder = new StatementBuilder(
  { chainId: 1, pool: POOL, campaign: CAMPAIGN, token: ETH, rule: RULE, total: TOTAL },
  Number(size),
);
for (const work of campaignOf(Number(size), Number(seed))) builder.addWork(work);
const statement = builder.build();
const values: (string | number)[][] = [];
for (const { account, cumulative } of statement.eachAccount()) {
  values.push([1, POOL, CAMPAIGN, ETH, account, cumulative.toString()]);
}
const types = ["uint256", "address", "uint256", "address", "address", "uint256"];
const { result: tree, seconds, cpu } = timed(() => StandardMerkleTree.of(values, types));
report({ root: tree.root, accounts: values.length, seconds, cpu });
