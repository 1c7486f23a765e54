/** A path of the relay's. @example urlAt("https://relay.example/", "/v1/intake") // "https://relay.example/v1/intake" */
export function urlAt(relayUrl: string, path: string): string {
  return `${relayUrl.replace(/\/+$/, "")}${path}`;
}
