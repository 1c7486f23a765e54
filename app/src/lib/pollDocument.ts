/** A poll as it lies on IPFS, one raw block of JSON: the question, and its options, numbered from 0. */
export interface PollDocument {
  readonly v: 1;
  readonly question: string;
  readonly options: readonly string[];
}

const QUESTION_MOST = 300;
const OPTION_MOST = 120;
const OPTIONS_MOST = 32;

/** What is wrong with a poll as it was typed, a sentence a field. */
export interface PollFaults {
  readonly question?: string;
  readonly options?: string;
}

/** Makes the document of what was typed (options one a line), or says what is wrong with it. */
export function makePoll(
  typedQuestion: string,
  typedOptions: string,
): { readonly document: PollDocument; readonly faults: PollFaults } {
  const question = typedQuestion.trim();
  const options = typedOptions
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const long = options.find((option) => option.length > OPTION_MOST);
  const faults: PollFaults = {
    ...(question === "" ? { question: "What do you want to know?" } : {}),
    ...(question.length > QUESTION_MOST ? { question: `At most ${QUESTION_MOST} characters.` } : {}),
    ...(options.length < 2 ? { options: "At least two, one a line." } : {}),
    ...(options.length > OPTIONS_MOST ? { options: `At most ${OPTIONS_MOST}; these are ${options.length}.` } : {}),
    ...(long === undefined ? {} : { options: `“${long.slice(0, 30)}…” has more than ${OPTION_MOST} characters.` }),
    ...(new Set(options).size < options.length ? { options: "Two of them are the same." } : {}),
  };
  return { document: { v: 1, question, options }, faults };
}
