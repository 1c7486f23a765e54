import { inputDocument } from "./inputVectors.ts";
import { EXAMPLES } from "./rewardVectors.ts";
import { account, POOL, workId } from "./rollArbitrary.ts";

export interface BadInput {
  readonly name: string;
  readonly code: string;
  readonly text: string | Uint8Array;
}

const plain = (value: unknown) => JSON.stringify(value, (_, v) => (typeof v === "bigint" ? `${v}` : v));
const GOOD = plain(inputDocument(EXAMPLES["a second statement"]));
const { roll, earlier, ...HEAD } = JSON.parse(GOOD);
const first = roll[0];

/** The same as lines. */
export const GOOD_LINES = [
  { ...HEAD, format: "colophon-statement-input-lines", earlier: { total: earlier.total }, works: 3, accounts: 3 },
  ...roll,
  ...earlier.accounts,
].map((line) => JSON.stringify(line));

const edit = (from: string | RegExp, to: string) => {
  const after = GOOD.replace(from, to);
  if (after === GOOD) throw new Error(`the edit of ${from} changes nothing`);
  return after;
};
const withRoll = (...works: unknown[]) => JSON.stringify({ ...HEAD, roll: works, earlier });
const work = (more: object) => withRoll({ ...first, ...more });
const withEarlier = (more: object) => JSON.stringify({ ...HEAD, roll, earlier: { ...earlier, ...more } });
const lines = (list: readonly string[]) => `${list.join("\n")}\n`;
const joined = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part])));
const credit = (n: number, bps: unknown) => ({ account: account(n), bps });

/** Inputs that have to be refused, each by its code. */
export function badInputs(): readonly BadInput[] {
  const bad = (name: string, code: string, text: string | Uint8Array): BadInput => ({ name, code, text });
  const input = (name: string, problem: string, text: string | Uint8Array) =>
    bad(name, `malformed-input-${problem}`, text);
  const ofRoll = (name: string, problem: string, text: string) => bad(name, `invalid-roll-${problem}`, text);
  const standing = (name: string, problem: string, text: string) => bad(name, `invalid-standing-${problem}`, text);
  return [
    input("empty", "truncated", ""),
    input("only-white-space", "truncated", " \n\t"),
    input("cut-in-a-list", "truncated", GOOD.slice(0, -2)),
    input("cut-in-a-text", "truncated", GOOD.slice(0, GOOD.indexOf("0xb1") + 9)),
    input("cut-in-a-word", "truncated", GOOD.slice(0, GOOD.indexOf("null") + 2)),
    input("something-behind", "trailing", `${GOOD} {}`),
    input("not-json", "not-json", edit("{", "{,")),
    input("a-comment", "not-json", `// hello\n${GOOD}`),
    input("single-quotes", "not-json", GOOD.replaceAll('"', "'")),
    input("a-comma-too-many", "not-json", edit("}]}", "},]}")),
    input("no-number", "not-json", edit('"score":0', '"score":NaN')),
    input("a-line-end-in-a-text", "not-json", edit('"format":"', '"format":"\n')),
    input("an-unknown-escape", "not-json", edit('"format":"', '"format":"\\x')),
    input("byte-order-mark", "byte-order-mark", `\u{feff}${GOOD}`),
    input("byte-order-mark-before-lines", "byte-order-mark", `\u{feff}${lines(GOOD_LINES)}`),
    input("not-utf8", "not-utf8", joined(GOOD.slice(0, 40), [0xc3, 0x28], GOOD.slice(40))),
    input("key-twice", "duplicate-key", edit('"v":1', '"v":1,"v":1')),
    input("key-twice-by-escape", "duplicate-key", edit('"v":1', '"v":1,"\\u0076":1')),
    input("key-twice-in-a-work", "duplicate-key", edit('"score":0', '"score":0,"score":9')),
    input(
      "nested-too-deep",
      "too-deep",
      edit('"parents":[]', `"parents":${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    ),
    input("nested-objects", "too-deep", '{"a":'.repeat(50_000)),
    input("a-list", "bad-field", "[]"),
    input("another-format", "unsupported", edit("colophon-statement-input", "colophon-statement")),
    input("newer-version", "unsupported", edit('"v":1', '"v":2')),
    input("unknown-field", "unknown-field", edit('"v":1', '"v":1,"note":"x"')),
    input("unknown-field-in-config", "unknown-field", edit('"chainId"', '"owner":1,"chainId"')),
    input("unknown-field-in-rule", "unknown-field", edit('"equalBps"', '"bonusBps":0,"equalBps"')),
    input("unknown-field-in-a-work", "unknown-field", work({ title: "x" })),
    input("unknown-field-in-a-credit", "unknown-field", work({ credits: [{ ...credit(1, 10_000), role: "x" }] })),
    input("unknown-field-in-earlier", "unknown-field", withEarlier({ root: "0x" })),
    input("prototype-as-a-field", "unknown-field", edit('"v":1', '"v":1,"__proto__":{}')),
    input("field-missing", "missing-field", edit('"score":0,', "")),
    input("roll-missing", "missing-field", JSON.stringify({ ...HEAD, earlier })),
    input("earlier-missing", "missing-field", JSON.stringify({ ...HEAD, roll })),
    input("roll-no-list", "bad-field", JSON.stringify({ ...HEAD, earlier, roll: {} })),
    input("a-work-that-is-null", "bad-field", withRoll(null)),
    input("text-for-a-number", "bad-field", work({ votes: "3" })),
    input("campaign-0", "bad-field", edit('"campaign":1', '"campaign":0')),
    input("pool-no-address", "bad-field", edit(POOL, "0x12")),
    input("token-misspelled", "bad-field", edit(`0x${"0".repeat(40)}`, "0xd8DA6BF26964aF9D7eEd9e03E53415D37aA96045")),
    input("block-hash-too-short", "bad-field", edit("0xb1b1", "0xb1")),
    input("inputs-no-cid", "bad-field", edit('"inputs":null', '"inputs":"Qm"')),
    input("number-for-amount", "number-for-amount", edit('"total":"200"', '"total":200')),
    input("number-for-cumulative", "number-for-amount", edit('"cumulative":"34"', '"cumulative":34')),
    input("negative-amount", "negative", edit('"total":"200"', '"total":"-200"')),
    input("negative-votes", "negative", work({ votes: -1 })),
    input("negative-score", "negative", work({ score: -1 })),
    input("minus-zero", "negative", edit('"votes":0', '"votes":-0')),
    input("amount-with-a-fraction", "not-whole", edit('"total":"200"', '"total":"200.0"')),
    input("amount-with-an-exponent", "not-whole", edit('"total":"200"', '"total":"2e2"')),
    input("votes-with-a-fraction", "not-whole", work({ votes: 0.5 })),
    input("number-with-a-point", "not-whole", edit('"chainId":31337', '"chainId":31337.0')),
    input("number-with-an-exponent", "not-whole", edit('"rollAt":1800000000', '"rollAt":18e8')),
    input("leading-zero", "leading-zero", edit('"total":"200"', '"total":"0200"')),
    input("number-with-a-leading-zero", "leading-zero", edit('"votes":0', '"votes":00')),
    input("amount-with-a-sign", "bad-field", edit('"total":"200"', '"total":"+200"')),
    input("amount-in-hex", "bad-field", edit('"total":"200"', '"total":"0xc8"')),
    input("amount-with-white-space", "bad-field", edit('"total":"200"', '"total":" 200"')),
    input("empty-amount", "bad-field", edit('"total":"200"', '"total":""')),
    input(
      "amount-of-2-to-the-128",
      "overflow",
      edit('"total":"200"', '"total":"340282366920938463463374607431768211456"'),
    ),
    input("amount-of-a-million-digits", "overflow", edit('"total":"200"', `"total":"${"9".repeat(1_000_000)}"`)),
    input("score-above-10000", "overflow", work({ score: 10_001 })),
    input("votes-above-2-to-the-53", "overflow", edit('"votes":0', '"votes":9007199254740992')),
    input("campaign-above-32-bits", "overflow", edit('"campaign":1', '"campaign":4294967296')),
    input("previous-without-earlier", "previous-mismatch", JSON.stringify({ ...HEAD, roll, earlier: null })),
    input("earlier-without-previous", "previous-mismatch", edit(/"previous":"[^"]+"/, '"previous":null')),
    input("standing-total-0", "bad-field", withEarlier({ total: "0", accounts: [] })),
    bad("rule-that-doesnt-sum", "invalid-rule", edit('"equalBps":10000', '"equalBps":9999')),
    bad("lineage-above-half", "invalid-rule", edit('"lineageBps":2000', '"lineageBps":5001')),
    bad("total-as-the-standing-one", "invalid-total", edit('"total":"200"', '"total":"100"')),
    bad("total-below-the-standing-one", "invalid-total", edit('"total":"200"', '"total":"99"')),
    standing("no-earlier-accounts", "sum", withEarlier({ accounts: [] })),
    standing("earlier-that-doesnt-sum", "sum", edit('"cumulative":"34"', '"cumulative":"35"')),
    standing(
      "earlier-account-twice",
      "repeated-account",
      withEarlier({ accounts: [earlier.accounts[0], earlier.accounts[0]] }),
    ),
    standing("earlier-of-0", "bad-amount", edit('"cumulative":"34"', '"cumulative":"0"')),
    ofRoll("empty-roll", "empty", withRoll()),
    ofRoll("work-twice", "duplicate-work", withRoll(first, roll[1], first)),
    ofRoll("work-twice-in-decimal", "duplicate-work", withRoll(first, { ...first, id: BigInt(first.id).toString() })),
    ofRoll("work-of-another-campaign", "other-campaign", work({ id: first.id.replace("0x00000001", "0x00000002") })),
    ofRoll("id-malformed", "bad-field", work({ id: "0x1" })),
    ofRoll("author-malformed", "bad-field", work({ author: "me" })),
    ofRoll("parent-malformed", "bad-field", work({ parents: ["0x1"] })),
    ofRoll("itself-as-a-parent", "self-parent", work({ parents: [first.id] })),
    ofRoll("parent-twice", "repeated-parent", work({ parents: [workId(2), workId(2)] })),
    ofRoll(
      "seventeen-parents",
      "too-many-parents",
      work({ parents: Array.from({ length: 17 }, (_, i) => workId(i + 2)) }),
    ),
    ofRoll("nobody-credited", "no-credits", work({ credits: [] })),
    ofRoll(
      "sixty-five-credits",
      "too-many-credits",
      work({ credits: Array.from({ length: 65 }, (_, i) => credit(i + 1, 1)) }),
    ),
    ofRoll("credit-of-0", "bad-credit", work({ credits: [credit(1, 10_000), credit(2, 0)] })),
    ofRoll("credit-twice", "repeated-credit", work({ credits: [credit(1, 5_000), credit(1, 5_000)] })),
    ofRoll("credits-that-dont-sum", "credits-sum", work({ credits: [credit(1, 9_999)] })),
    input("lines-header-alone", "truncated", lines(GOOD_LINES.slice(0, 1))),
    input("lines-last-one-missing", "truncated", lines(GOOD_LINES.slice(0, -1))),
    input("lines-last-one-without-its-end", "truncated", GOOD_LINES.join("\n")),
    input("lines-cut-in-one", "truncated", lines(GOOD_LINES).slice(0, -20)),
    input("lines-one-too-many", "trailing", lines([...GOOD_LINES, GOOD_LINES[6] ?? ""])),
    input("lines-empty-one", "truncated", lines(GOOD_LINES.toSpliced(2, 0, ""))),
    input("lines-account-among-works", "unknown-field", lines(GOOD_LINES.toSpliced(1, 1, GOOD_LINES[6] ?? ""))),
    input(
      "lines-key-twice",
      "duplicate-key",
      lines(GOOD_LINES.with(2, (GOOD_LINES[2] ?? "").replace("{", '{"votes":1,'))),
    ),
    input(
      "lines-with-a-roll",
      "unknown-field",
      lines(GOOD_LINES.with(0, (GOOD_LINES[0] ?? "").replace("{", '{"roll":[],'))),
    ),
    input(
      "lines-without-counts",
      "missing-field",
      lines(GOOD_LINES.with(0, (GOOD_LINES[0] ?? "").replace(',"works":3', ""))),
    ),
    input("lines-not-utf8", "not-utf8", joined(lines(GOOD_LINES.slice(0, 2)), [0xff, 10])),
    input("lines-too-long", "line-too-long", lines(GOOD_LINES.with(2, `${GOOD_LINES[2]}${" ".repeat(70_000)}`))),
    ofRoll("lines-work-twice", "duplicate-work", lines(GOOD_LINES.with(2, GOOD_LINES[1] ?? ""))),
  ];
}

/** A good document and what only a too long file has. */
export const GOOD_DOCUMENT = GOOD;
