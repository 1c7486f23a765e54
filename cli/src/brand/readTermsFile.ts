import { extname } from "node:path";
import type { Terms } from "@colophon/sdk/api/schemas.ts";
import { parseCid } from "@colophon/sdk/content/parseCid.ts";
import { LICENCES } from "@colophon/sdk/terms/licences.ts";
import { termsDocument } from "@colophon/sdk/terms/termsDocument.ts";
import { BadFile } from "../errors.ts";
import { type TermsInput, termsFields } from "./campaignFile.ts";
import { parseFile, readText } from "./readCampaignFile.ts";
import { termsFromMarkdown } from "./termsFromMarkdown.ts";

/** The terms document from a file: Markdown (`.md`), or JSON. @throws {BadFile} {MalformedCid} */
export async function readTermsFile(path: string): Promise<Terms> {
  const text = await readText(path);
  const markdown = [".md", ".markdown"].includes(extname(path).toLowerCase());
  return toTerms(path, markdown ? termsFromMarkdown(path, text) : parseFile(path, text, termsFields));
}

/** The terms document, of fields that a brand wrote. @throws {BadFile} {MalformedCid} */
export function toTerms(path: string, fields: TermsInput): Terms {
  const { terms, faults } = termsDocument({ ...fields, licence: licenceOf(path, fields.licence) });
  const problems = Object.entries(faults).map(([field, why]) => ({ place: field, why: why.replace(/\.$/, "") }));
  if (problems.length > 0) throw new BadFile(path, problems);
  if (terms.cover !== undefined) parseCid(terms.cover);
  return terms;
}

function licenceOf(path: string, licence: TermsInput["licence"]): Terms["licence"] {
  if (typeof licence !== "string") {
    const { name, url, text } = licence;
    return { name, ...(url === undefined ? {} : { url }), ...(text === undefined ? {} : { text }) };
  }
  const known = LICENCES.filter(({ url }) => url !== undefined);
  const found = known.find(({ name }) => name.toLowerCase() === licence.trim().toLowerCase());
  if (found?.url !== undefined) return { name: found.name, url: found.url };
  const all = known.map(({ name }) => name).join(", ");
  const why = `“${licence.slice(0, 60)}” is none of the known ones (${all}); write your own as {"name": …, "text": …}, or in Markdown as a section of words`;
  throw new BadFile(path, [{ place: "licence", why }]);
}
