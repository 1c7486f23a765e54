import type { Terms } from "../api/schemas.ts";

/** What a brand writes: the terms document's fields, before anybody looked at them. */
export interface TermsFields {
  readonly title: string;
  readonly brief: string;
  readonly guidelines: string;
  readonly licence: Terms["licence"];
  /** CID of a cover picture that is on IPFS. */
  readonly cover?: string | undefined;
  readonly gallery: Terms["gallery"];
}

/** What is wrong, by field, as a sentence for who wrote it. */
export type TermsFaults = Partial<Record<keyof TermsFields, string>>;

/**
 * The terms document, which carries brief, guidelines and licence: one form, whoever writes it. What the index would refuse is said here.
 *
 * Use the document only where `faults` is empty; `rawBlockOf(terms)` is then what goes to IPFS, and its digest what goes on chain.
 *
 * @example
 * const { terms, faults } = termsDocument({ title, brief, guidelines: "", licence: LICENCES[0], gallery: "reviewed" });
 */
export function termsDocument(fields: TermsFields): { terms: Terms; faults: TermsFaults } {
  const faults: TermsFaults = {};
  const text = (field: keyof TermsFields, value: string, least: number, most: number) => {
    const trimmed = value.trim();
    if (trimmed.length < least) faults[field] ??= "Please write something here.";
    if (trimmed.length > most) faults[field] ??= `It has ${trimmed.length} characters; ${most} is the most.`;
    return trimmed;
  };
  const { licence } = fields;
  const [title, brief, guidelines] = [
    text("title", fields.title, 1, 120),
    text("brief", fields.brief, 1, 10_000),
    text("guidelines", fields.guidelines, 0, 20_000),
  ];
  const name = text("licence", licence.name, 1, 120);
  if (licence.url === undefined && licence.text === undefined) faults.licence ??= "Please write something here.";
  if (licence.url !== undefined && !URL.canParse(licence.url)) faults.licence ??= "Its link is no URL.";
  return {
    terms: {
      v: 1,
      title,
      brief,
      guidelines,
      licence: {
        name,
        ...(licence.text === undefined ? {} : { text: text("licence", licence.text, 1, 50_000) }),
        ...(licence.url === undefined ? {} : { url: licence.url }),
      },
      ...(fields.cover === undefined ? {} : { cover: fields.cover }),
      gallery: fields.gallery,
    },
    faults,
  };
}
