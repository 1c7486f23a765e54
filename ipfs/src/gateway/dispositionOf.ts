/**
 * Content-Disposition for a file that somebody may name in the link. The name can't break out of the header, hide its
 * ending by turning the text's direction, or leave the download folder.
 *
 * @param name the `filename` of the link, or undefined
 */
export function dispositionOf(inline: boolean, name: string | undefined): string {
  const kind = inline ? "inline" : "attachment";
  const safe = (name ?? "")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, "_")
    .replace(/^\.+/, "_")
    .trim();
  const shown = Array.from(safe).slice(0, 150).join("");
  if (shown === "") return kind;
  const ascii = shown.replace(/[^\x20-\x7e]/g, "_").replaceAll("%", "_");
  const encoded = encodeURIComponent(shown).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
