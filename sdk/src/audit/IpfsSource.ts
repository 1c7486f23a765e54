/** Where blocks come from. It isn't trusted: whoever takes bytes checks them against their CID. */
export interface IpfsSource {
  /** For people: where it is. */
  readonly name: string;
  /**
   * The bytes of one block (`raw`), or the CAR of the file below a root.
   *
   * @returns Null where they can't be had now.
   * @throws {GatewayUnreachable}
   */
  fetch(cid: string, format: "raw" | "car", signal?: AbortSignal): Promise<AsyncIterable<Uint8Array> | null>;
}
