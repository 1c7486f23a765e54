/** True where whoever read what we write has had enough, as `| head` has: no trouble of ours. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}
