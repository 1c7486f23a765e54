/** What checking a statement found, whoever checked and however: what a dispute takes as its evidence. */
export interface CheckResult {
  readonly result: "right" | "wrong";
  /** The first difference, for a person; null where it is right. */
  readonly sentence: string | null;
  /** The report as plain JSON, to be kept with the dispute. */
  readonly report: unknown;
}
