/** Every error that the indexer throws on purpose: what happened, why, and what to do. */
export class IndexerError extends Error {
  /** A stable code, kebab-case. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Environment variables are missing or wrong; the message names each. */
export class ConfigError extends IndexerError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super("bad-config", `The configuration can't be used:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
    this.problems = problems;
  }
}

/** Another process owns the embedded database's folder, or another indexer writes to this PostgreSQL database. */
export class DatabaseOwnedError extends IndexerError {
  readonly owner: string;

  constructor(what: string, owner: string) {
    super(
      "database-owned",
      `${what} is in use by ${owner}. Two writers would corrupt it. Stop the other one first, or give this one a database of its own.`,
    );
    this.owner = owner;
  }
}

/** The index was made from another chain, deployment or start block. */
export class OtherDeploymentError extends IndexerError {
  constructor(differences: readonly string[]) {
    super(
      "other-deployment",
      `The index was made for another deployment (${differences.join("; ")}). Point DEPLOYMENT and RPC_URL at the one it was made for, or start once with --reindex to build it anew.`,
    );
  }
}

/** The chain left the indexed one below what can be undone. */
export class DeepReorgError extends IndexerError {
  readonly block: number;
  readonly floor: number;

  constructor(block: number, floor: number) {
    super(
      "deep-reorg",
      `The chain no longer has block ${floor} as it was indexed (the index is at ${block}), and blocks that deep can't be undone (FINALITY_BLOCKS). ` +
        "Nothing is indexed until this is settled. If the RPC node is wrong, mend it and restart; if the chain really is another one, restart with --reindex to build the index anew.",
    );
    this.block = block;
    this.floor = floor;
  }
}

/** The chain changed while a range was being read: read it again. */
export class ChainMovedError extends IndexerError {
  constructor(detail: string) {
    super("chain-moved", `The chain changed while it was being read (${detail}); it is read again.`);
  }
}

/** Many blocks couldn't be read together, for whatever reason: fewer are read at a time. */
export class ShorterRangeError extends IndexerError {
  constructor(from: number, to: number | null, cause: unknown) {
    const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    const blocks = to === null ? `on from ${from}` : `from ${from} to ${to}`;
    super("shorter-range", `The blocks ${blocks} couldn't be read together (${why}); fewer are read at a time.`, {
      cause,
    });
  }
}

/** The cursor is not where this process left it: another transaction (of a process that was killed, say) came first. */
export class CursorMovedError extends IndexerError {
  constructor(expected: string, found: string) {
    super("cursor-moved", `The cursor stands at ${found}, not at ${expected}; it is read again.`);
  }
}
