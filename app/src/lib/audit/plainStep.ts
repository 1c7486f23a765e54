import type { AuditStep } from "@colophon/sdk/audit/auditReport.ts";

/** What each kind of step is, while it goes on and when it is done; an audit names its steps `kind` or `kind of what`. */
const WORDS: Readonly<Record<string, { readonly doing: string; readonly done: string }>> = {
  "roll-block": {
    doing: "Looking up when the roll closed…",
    done: "Looked up on the chain when the roll closed: what came later doesn't count.",
  },
  proposals: {
    doing: "Looking up which statements were proposed…",
    done: "Looked up on the chain which statements were proposed, and what they give out.",
  },
  log: {
    doing: "Reading what happened in the campaign…",
    done: "Read on the chain everything that happened in the campaign until then: works, verdicts, appeals and votes.",
  },
  inputs: {
    doing: "Fetching what isn't on the chain…",
    done: "Fetched from IPFS what isn't on the chain: who is credited in each work, and votes that were signed.",
  },
  statement: {
    doing: "Fetching the statement, and computing it again…",
    done: "Fetched the statement, computed from all this who earned what, and compared the two line by line.",
  },
  contents: {
    doing: "Fetching the works…",
    done: "Fetched the works themselves, and hashed them again.",
  },
  empty: {
    doing: "Looking for a work that belongs on the roll…",
    done: "Looked for a work that belongs on the roll.",
  },
};

/**
 * A step of an audit in plain words, without a hash or a block; its own sentence has them.
 *
 * @param over The audit has ended: what isn't done then was given up.
 */
export function plainStep({ name, state, sentence }: AuditStep, over: boolean): string {
  const words = WORDS[name.split(" ", 1)[0] ?? ""];
  if (words === undefined) return sentence;
  if (state === "done") return words.done;
  return over ? words.doing.replace("…", ": it got no further.") : words.doing;
}
