/** The title that a manifest's text says; null where it says none. It is a person's own words, shown as text only. */
export function titleInManifest(manifestText: string | null): string | null {
  try {
    const manifest: unknown = JSON.parse(manifestText ?? "");
    const said = typeof manifest === "object" && manifest !== null && "title" in manifest ? manifest.title : null;
    return typeof said === "string" && said.trim() !== "" ? said : null;
  } catch {
    return null;
  }
}
