/** A licence that brands choose from. */
export interface Licence {
  readonly name: string;
  /** Absent: the brand writes its own words. */
  readonly url?: string;
  readonly note: string;
}

/** The licences a brand chooses from; the last one asks for its own words. */
export const LICENCES: readonly Licence[] = [
  {
    name: "CC BY 4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    note: "Anybody may use and change the works if they name the author.",
  },
  {
    name: "CC BY-SA 4.0",
    url: "https://creativecommons.org/licenses/by-sa/4.0/",
    note: "The same, and what is made from them stays under this licence.",
  },
  {
    name: "CC BY-NC 4.0",
    url: "https://creativecommons.org/licenses/by-nc/4.0/",
    note: "The same as CC BY, but not for money.",
  },
  { name: "Own licence", note: "You write what authors allow you. They read it before they sign." },
];
