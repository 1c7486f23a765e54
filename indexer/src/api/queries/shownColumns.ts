import { appeals, works } from "../../store/chainTables.ts";

const work = {
  ...{ id: works.id, campaign: works.campaign, author: works.author, state: works.state, owner: works.owner },
  ...{ digest: works.digest, codec: works.codec, kind: works.kind, aiUse: works.aiUse, config: works.config },
  ...{ manifest: works.manifest, parents: works.parents, childCount: works.childCount },
  ...{ certifiedAt: works.certifiedAt, recordedAt: works.recordedAt, evidence: works.evidence, proof: works.proof },
  ...{ finalAt: works.finalAt, reviewEnds: works.reviewEnds, appealsEnd: works.appealsEnd, block: works.block },
  ...{ logIndex: works.logIndex, transaction: works.transaction, verification: works.verification },
};

const appeal = {
  ...{ author: appeals.author, state: appeals.state, bond: appeals.bond, held: appeals.held },
  ...{ returnsAt: appeals.returnsAt, score: appeals.score, arbiter: appeals.arbiter, note: appeals.note },
  ...{ forfeited: appeals.forfeited, time: appeals.time, block: appeals.block, transaction: appeals.transaction },
  ...{ decidedAt: appeals.decidedAt, decision: appeals.decision },
};

/** What is shown of a work and of its author's appeal, or decides how. `readWork` reads a work's in this order. */
export const shownColumns = { work, appeal };
