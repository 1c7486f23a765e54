import type { AuthorshipProof } from "@colophon/sdk/typed-data/authorshipProof.ts";

/** A proof's text as the part after `#` of a link: it never reaches a server. */
export function proofToFragment(proof: AuthorshipProof): string {
  const bytes = new TextEncoder().encode(JSON.stringify(proof));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text in a link's fragment; null where there is none that can be read. */
export function textFromFragment(fragment: string): string | null {
  const code = fragment.replace(/^#/, "");
  if (code === "") return null;
  try {
    const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)));
  } catch {
    return null;
  }
}
