import {
  anchorFiles,
  answerLeaves,
  contents,
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
import { logTables, stateTables } from "./tableSpecs.ts";

/** Everything that is read from the chain's log. */
export const allChainTables = [...Object.values(stateTables), ...Object.values(logTables)];

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
    voteLeaves,
    answerLeaves,
  ],
  derived: [trees, treeBlocks],
};
