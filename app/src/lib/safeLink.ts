/** A stranger's link, if it is one that a page may offer: http or https; else null (`javascript:` and its like). */
export function safeLink(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? url : null;
}
