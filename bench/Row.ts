/** One figure of a benchmark, as `--json` prints it. Null where there is no such figure: nothing is copied from a document. */
export interface Row {
  name: string;
  unit: string;
  /** Colophon's. */
  ours: number | null;
  /** The peer's, measured in the same run. */
  peer: number | null;
  peerName: string | null;
  /** What can't be beaten: the least that the job takes at all, measured in the same run. */
  limit: number | null;
  target: number | null;
  /** `ours ÷ peer`, or `ours ÷ limit` where no peer is named. */
  ratio: number | null;
}

/** A row with what a person wants to know beside it. */
export interface Measurement extends Omit<Row, "ratio"> {
  /** Which side of the target is the good one. */
  better: "lower" | "higher";
  /** What the limit is, why there is no peer, or what was compared. */
  note: string;
  /** Where it goes, in words; told below the table where the target is missed. */
  profile?: string;
}
