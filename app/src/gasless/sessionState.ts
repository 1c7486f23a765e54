/** `none`: not signed in; `loading`, `failed`, `told`: signed in, and so much is known of the relay's list. */
export type SessionState = "none" | "opening" | "loading" | "failed" | "told";

interface Asked {
  readonly signedIn: boolean;
  readonly opening: boolean;
  /** The list as it was asked for. */
  readonly list: { readonly isError: boolean; readonly data: unknown };
}

/** How far the author's question to the relay has come: "nothing waits" is said only where the relay has said it. */
export function sessionState({ signedIn, opening, list }: Asked): SessionState {
  if (!signedIn) return opening ? "opening" : "none";
  if (list.isError) return "failed";
  return list.data === undefined ? "loading" : "told";
}
