import {
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
} from "./factTables.ts";
import { logTables, stateTables } from "./tableSpecs.ts";

/** Everything that is read from the chain's log. */
export const allChainTables = [...Object.values(stateTables), ...Object.values(logTables)];

/** What was learnt elsewhere. `ofChain`: about contracts and roots of one chain. */
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
  ],
};
