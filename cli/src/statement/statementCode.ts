/** Who writes statements, in their headers. */
export const STATEMENT_CODE = "colophon 0.1.0";
