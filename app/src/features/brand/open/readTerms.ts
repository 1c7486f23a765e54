import type { Terms } from "@colophon/sdk/api/schemas.ts";
import { LICENCES } from "@colophon/sdk/terms/licences.ts";
import { termsDocument } from "@colophon/sdk/terms/termsDocument.ts";

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
  const known = LICENCES.find(({ name }) => name === form.licence);
  const own = known !== undefined && known.url === undefined;
  const licence = {
    name: known?.name ?? "",
    ...(known?.url === undefined ? { text: form.licenceText } : { url: known.url }),
  };
  const { terms, faults } = termsDocument({ ...form, licence, cover });
  const { licence: wrong, title, brief, guidelines } = faults;
  const ofForm: TermsFaults = {
    ...(title === undefined ? {} : { title }),
    ...(brief === undefined ? {} : { brief }),
    ...(guidelines === undefined ? {} : { guidelines }),
  };
  if (known === undefined) ofForm.licence = "Please choose one.";
  else if (own && wrong !== undefined) ofForm.licenceText = wrong;
  return { terms, faults: ofForm };
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
