/** Who writes statements, in their headers: the same word in page and command line, or their files would differ by it. */
export const STATEMENT_CODE = "colophon 0.1.0";
