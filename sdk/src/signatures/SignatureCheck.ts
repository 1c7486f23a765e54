/** Signatures to be checked, each beside what it is said to be of and by. All are n rows, flat. */
export interface SignedRows {
  /** n × 32 bytes: what was signed. */
  readonly digests: Uint8Array;
  /** n × 64 bytes, EIP-2098. */
  readonly signatures: Uint8Array;
  /** n × 20 bytes: who is said to have signed. */
  readonly signers: Uint8Array;
}

/** Checks many signatures at a time: whoever reads a batch file is given the fastest that there is where it runs. */
export interface SignatureCheck {
  /** How many it is best given at once. */
  readonly atOnce: number;
  /**
   * By the rule of the contracts: r and s from 1 to the order less 1, s in its lower half, and the key that they lead to is the signer's.
   *
   * @returns n bytes: 1 where it was signed by that signer, else 0. A signature that is nonsense is 0 like any other; nothing throws for it.
   */
  check(rows: SignedRows): Promise<Uint8Array>;
}
