import type { Terms } from "@colophon/sdk/api/schemas.ts";
import { LICENCES } from "./licences.ts";

/** The terms document as it is typed. */
export interface TermsForm {
  readonly title: string;
  readonly brief: string;
  readonly guidelines: string;
  readonly licence: string;
  readonly licenceText: string;
  readonly gallery: Terms["gallery"];
}

export type TermsFaults = Partial<Record<keyof TermsForm, string>>;

/** Reads the terms: what the index would refuse is said here, beside the field it is about. `cover` is a CID. */
export function readTerms(form: TermsForm, cover: string | undefined): { terms: Terms; faults: TermsFaults } {
  const faults: TermsFaults = {};
  const text = (field: "title" | "brief" | "guidelines" | "licenceText", least: number, most: number) => {
    const value = form[field].trim();
    if (value.length < least) faults[field] = "Please write something here.";
    if (value.length > most) faults[field] = `It has ${value.length} characters; ${most} is the most.`;
    return value;
  };
  const licence = LICENCES.find(({ name }) => name === form.licence);
  if (licence === undefined) faults.licence = "Please choose one.";
  const terms: Terms = {
    v: 1,
    title: text("title", 1, 120),
    brief: text("brief", 1, 10_000),
    guidelines: text("guidelines", 0, 20_000),
    licence: {
      name: licence?.name ?? "",
      ...(licence?.url === undefined ? { text: text("licenceText", 1, 50_000) } : { url: licence.url }),
    },
    ...(cover === undefined ? {} : { cover }),
    gallery: form.gallery,
  };
  return { terms, faults };
}

/** Terms that are there already, for a form; a licence that isn't among the known ones is the brand's own. */
export function termsFormOf(terms: Terms): TermsForm {
  const known = LICENCES.find(({ name, url }) => url !== undefined && name === terms.licence.name);
  const own = LICENCES.find(({ url }) => url === undefined)?.name ?? "";
  return {
    title: terms.title,
    brief: terms.brief,
    guidelines: terms.guidelines,
    licence: known?.name ?? own,
    licenceText:
      known === undefined ? (terms.licence.text ?? `${terms.licence.name} ${terms.licence.url ?? ""}`.trim()) : "",
    gallery: terms.gallery,
  };
}
