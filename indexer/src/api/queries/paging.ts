/** Which part of a list. */
export interface Paging {
  /** From the page before; checked by its list. */
  cursor?: string | undefined;
  /** Items a page, 1 … 100. */
  limit: number;
}
