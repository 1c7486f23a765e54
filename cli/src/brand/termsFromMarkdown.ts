import { LICENCES } from "@colophon/sdk/terms/licences.ts";
import { BadFile, type FileProblem } from "../errors.ts";
import type { TermsInput } from "./campaignFile.ts";

const SECTIONS = ["brief", "guidelines", "licence", "gallery", "cover"] as const;
type Section = (typeof SECTIONS)[number];

/**
 * Terms from Markdown: the title is the first heading (`# …`); then a section each (`## Brief`, `## Guidelines`, `## Licence`, and if wanted
 * `## Gallery`, `## Cover`). A licence of one line that names a known one is that one; anything else is the brand's own words.
 *
 * @throws {BadFile} for a section that isn't one of these, or stands twice: nothing that a brand wrote may be left out unseen.
 */
export function termsFromMarkdown(path: string, text: string): TermsInput {
  const problems: FileProblem[] = [];
  const found = new Map<Section, string[]>();
  let title: string | undefined;
  let section: Section | null = null;
  let fenced = false;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const place = `line ${index + 1}`;
    if (/^\s{0,3}(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^(#{1,2})\s+(.*?)\s*#*\s*$/.exec(line);
    if (heading?.[1] === "#") {
      if (title !== undefined) problems.push({ place, why: "there is a second title" });
      title ??= heading[2] ?? "";
      section = null;
    } else if (heading?.[1] === "##") {
      const name = heading[2]?.toLowerCase().replace(/^license$/, "licence");
      section = SECTIONS.find((known) => known === name) ?? null;
      if (section === null) problems.push({ place, why: `“${heading[2]}” is no section (${SECTIONS.join(", ")})` });
      else if (found.has(section)) problems.push({ place, why: `the section ${section} stands twice` });
      else found.set(section, []);
    } else if (section !== null) found.get(section)?.push(line);
    else if (line.trim() !== "" && problems.length === 0) problems.push({ place, why: "it belongs to no section" });
  });
  const words = (name: Section) => found.get(name)?.join("\n").trim();
  const gallery = words("gallery")?.toLowerCase() ?? "reviewed";
  if (gallery !== "open" && gallery !== "reviewed") {
    problems.push({ place: "gallery", why: "it is open (works show while in review) or reviewed" });
  }
  for (const name of ["brief", "licence"] as const) {
    if (!found.has(name)) problems.push({ place: name, why: "the section is missing" });
  }
  if (title === undefined) problems.push({ place: "title", why: "there is no first heading (# Title)" });
  if (problems.length > 0) throw new BadFile(path, problems);
  const licence = words("licence") ?? "";
  const known = LICENCES.some(({ name, url }) => url !== undefined && name.toLowerCase() === licence.toLowerCase());
  return {
    title: title ?? "",
    brief: words("brief") ?? "",
    guidelines: words("guidelines") ?? "",
    licence: known ? licence : { name: "Own licence", text: licence },
    ...(found.has("cover") ? { cover: words("cover") ?? "" } : {}),
    gallery: gallery === "open" ? "open" : "reviewed",
  };
}
