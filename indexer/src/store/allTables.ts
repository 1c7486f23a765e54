import {
  anchorFiles,
  answerLeaves,
  contents,
  contributionLeaves,
  documents,
  manifestCredits,
  stagedLeaves,
  statementCredits,
  statementEdges,
  statementFiles,
  statementLeaves,
  statementSummaries,
  statementWorks,
  tokens,
  transactionNotes,
  treeBlocks,
  trees,
  voteLeaves,
} from "./factTables.ts";
import { derivedTables, logTables, stateTables } from "./tableSpecs.ts";

/** Everything that is read from the chain's log, and derived from that. */
export const allChainTables = [
  ...Object.values(stateTables),
  ...Object.values(logTables),
  ...Object.values(derivedTables),
];

/** What was learnt elsewhere. `ofChain`: about contracts and roots of one chain. `derived`: follows from those, and goes when it isn't needed. */
export const allFactTables = {
  ofContent: [contents, documents, manifestCredits],
  ofChain: [
    statementFiles,
    statementLeaves,
    statementSummaries,
    statementWorks,
    statementEdges,
    statementCredits,
    stagedLeaves,
    transactionNotes,
    tokens,
    anchorFiles,
    contributionLeaves,
    voteLeaves,
    answerLeaves,
  ],
  derived: [trees, treeBlocks],
};
