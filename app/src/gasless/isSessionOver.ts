/** Whether the relay says that it knows no such session (any more): it has run out there, or the relay has lost it. */
export function isSessionOver(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "session-needed";
}
