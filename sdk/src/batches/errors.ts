import { ColophonError } from "../errors/ColophonError.ts";

/** What breaks the frame of a batch file, so that nothing in it can be read. */
export type BatchProblem =
  | "truncated"
  | "trailing-bytes"
  | "bad-magic"
  | "unknown-version"
  | "unknown-kind"
  | "bad-reserved"
  | "bad-count"
  | "bad-chain-id"
  | "bad-campaign"
  | "bad-config"
  | "bad-voter-root"
  | "bad-tail";

const SENTENCES: Record<BatchProblem, string> = {
  truncated: "it ends before its last record does",
  "trailing-bytes": "it goes on after its last record",
  "bad-magic": "it doesn't begin like a batch file",
  "unknown-version": "it is of another version of the format",
  "unknown-kind": "its kind is none of contributions, votes and answers",
  "bad-reserved": "bytes that have to be 0 aren't",
  "bad-count": "it has no records, or more than are read",
  "bad-chain-id": "its chain id is 0 or beyond what is a chain's",
  "bad-campaign": "its campaign is 0",
  "bad-config": "it names a config hash where none belongs, or none where one does",
  "bad-voter-root": "it names a list of voters, and isn't of votes",
  "bad-tail": "a record says that it has more parents or proof than there can be",
};

/** Thrown when a batch file can't be read at all. A record that makes no sense is not this: it is skipped alone. */
export class MalformedBatch extends ColophonError {
  readonly problem: BatchProblem;
  /** The record, where one is to blame. */
  readonly index: number | null;

  constructor(problem: BatchProblem, details: { index?: number; [field: string]: unknown } = {}) {
    super({
      code: "malformed-batch",
      what: `This is no batch file: ${SENTENCES[problem]}${details.index === undefined ? "" : ` (record ${details.index})`}.`,
      action: "Whoever made it has to make it anew; none of its leaves count.",
      details: { problem, ...details },
    });
    this.problem = problem;
    this.index = details.index ?? null;
  }
}

/** Thrown when something that can't be a record is to be written: it could never be read back. */
export class UnencodableRecord extends ColophonError {
  readonly index: number;
  readonly field: string;

  constructor(index: number, field: string, why: string) {
    super({
      code: "unencodable-record",
      what: `Record ${index} can't be written: ${field} ${why}.`,
      action: "Leave it out of the batch.",
      details: { index, field },
    });
    this.index = index;
    this.field = field;
  }
}
