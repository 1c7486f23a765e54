import { computeStatement } from "../../src/rewards/computeStatement.ts";
import type { StatementFileProblem } from "../../src/rewards/statementErrors.ts";
import { writeStatement } from "../../src/rewards/writeStatement.ts";
import { EXAMPLES } from "./rewardVectors.ts";
import { account, workId } from "./rollArbitrary.ts";

export const SOURCES = {
  rollAt: 1_800_000_000,
  block: { number: 1_234, hash: `0x${"b1".repeat(32)}` },
  code: "colophon 0.1.0",
};
export const PREVIOUS = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

/** The examples as files, by file name. */
export function goodStatements(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(EXAMPLES).map(([name, input]) => {
      const previous = "standing" in input ? PREVIOUS : null;
      const lines = writeStatement(computeStatement(input), { ...SOURCES, previous });
      return [`${name.replaceAll(",", "").replaceAll(" ", "-")}.ndjson`, [...lines].join("")];
    }),
  );
}

export interface BadStatement {
  readonly name: string;
  readonly problem: StatementFileProblem;
  readonly line: number;
  readonly text: string;
}

/** Files that a reader has to refuse, each one edit away from a good one: header, four accounts, three works. */
export function badStatements(): readonly BadStatement[] {
  const good = goodStatements()["a-remix-with-a-co-author.ndjson"] ?? "";
  const lines = good.trimEnd().split("\n");
  const join = (list: readonly string[]) => `${list.join("\n")}\n`;
  const edit = (line: number, from: string | RegExp, to: string | ((all: string, one: string) => string)) => {
    const before = lines[line - 1] ?? "";
    const after = typeof to === "string" ? before.replace(from, to) : before.replace(from, to);
    if (after === before) throw new Error(`the edit of line ${line} changes nothing`);
    return join(lines.with(line - 1, after));
  };
  /** Line 8, the remix, with one more parent. */
  const withParent = (state: string, amount: string, id: string) =>
    edit(
      8,
      /"parents":\[(.*?)\]/,
      (_, one) => `"parents":[${one},{"amount":"${amount}","id":"${id}","state":"${state}"}]`,
    );
  /** A file with other values for some fields of a line. */
  const lineOf = (line: number, values: Record<string, string>, file: string) => {
    const all = file.trimEnd().split("\n");
    let changed = all[line - 1] ?? "";
    for (const [name, value] of Object.entries(values)) {
      changed = changed.replace(new RegExp(`"${name}":"\\d+"`), `"${name}":"${value}"`);
    }
    return join(all.with(line - 1, changed));
  };
  const swap = (a: number, b: number) => join(lines.with(a - 1, lines[b - 1] ?? "").with(b - 1, lines[a - 1] ?? ""));
  const bad = (name: string, problem: StatementFileProblem, line: number, text: string): BadStatement => ({
    name,
    problem,
    line,
    text,
  });
  return [
    bad("empty", "truncated", 1, ""),
    bad("cut-in-a-line", "truncated", 8, good.slice(0, -20)),
    bad("without-last-line-end", "truncated", 8, good.trimEnd()),
    bad("last-work-missing", "truncated", 8, join(lines.slice(0, -1))),
    bad("header-alone", "truncated", 2, join(lines.slice(0, 1))),
    bad("line-after-the-end", "trailing", 9, join([...lines, lines[7] ?? ""])),
    bad("rubbish-after-the-end", "truncated", 9, `${good}{"account"`),
    bad("empty-line-at-the-end", "trailing", 9, `${good}\n`),
    bad("account-missing", "bad-field", 5, join(lines.toSpliced(2, 1))),
    bad("no-json", "not-json", 3, edit(3, "{", "")),
    bad("crlf", "not-canonical", 1, good.replaceAll("\n", "\r\n")),
    bad("byte-order-mark", "not-json", 1, `\u{feff}${good}`),
    bad("white-space", "not-canonical", 2, edit(2, ":", ": ")),
    bad("keys-out-of-order", "not-canonical", 2, edit(2, /\{(.*),(.*)\}/, "{$2,$1}")),
    bad("key-twice", "not-canonical", 2, edit(2, "}", ',"cumulative":"1"}')),
    bad("number-with-a-fraction", "not-canonical", 1, edit(1, '"campaign":1', '"campaign":1.0')),
    bad("escaped-letter", "not-canonical", 2, edit(2, '"account"', '"\\u0061ccount"')),
    bad("another-format", "unsupported", 1, edit(1, "colophon-statement", "other")),
    bad("newer-version", "unsupported", 1, edit(1, '"v":1', '"v":2')),
    bad("unknown-field-in-header", "unknown-field", 1, edit(1, '{"accounts"', '{"aa":1,"accounts"')),
    bad("unknown-field-in-account", "unknown-field", 2, edit(2, "}", ',"note":"x"}')),
    bad("unknown-field-in-credit", "unknown-field", 6, edit(6, '"bps":10000', '"bps":10000,"role":"x"')),
    bad("field-missing", "bad-field", 6, edit(6, /"remixes":\d+,/, "")),
    bad("negative-amount", "bad-field", 2, edit(2, /"cumulative":"(\d+)"/, '"cumulative":"-$1"')),
    bad("leading-zero", "bad-field", 2, edit(2, '"cumulative":"', '"cumulative":"0')),
    bad("amount-as-a-number", "bad-field", 2, edit(2, /"cumulative":"(\d+)"/, '"cumulative":$1')),
    bad("amount-of-zero", "bad-field", 2, edit(2, /"cumulative":"\d+"/, '"cumulative":"0"')),
    bad(
      "amount-of-2-to-the-128",
      "bad-field",
      2,
      edit(2, /"cumulative":"\d+"/, '"cumulative":"340282366920938463463374607431768211456"'),
    ),
    bad("upper-case-address", "bad-field", 1, edit(1, "0x5fbdb", "0x5FBDB")),
    bad("work-of-another-campaign", "bad-field", 6, edit(6, '"id":"0x00000001', '"id":"0x00000002')),
    bad("rule-that-is-none", "bad-field", 1, edit(1, '"equalBps":10000', '"equalBps":9999')),
    bad("accounts-unsorted", "unsorted", 3, swap(2, 3)),
    bad("account-twice", "duplicate", 3, join(lines.with(2, lines[1] ?? ""))),
    bad("works-unsorted", "unsorted", 7, swap(6, 7)),
    bad("work-twice", "duplicate", 7, join(lines.with(6, lines[5] ?? ""))),
    bad(
      "work-twice-at-another-time",
      "duplicate",
      7,
      join(lines.with(6, (lines[5] ?? "").replace('"certifiedAt":1001', '"certifiedAt":1002'))),
    ),
    bad("accounts-dont-sum", "sum", 1, edit(2, /"cumulative":"(\d+)"/, '"cumulative":"1$1"')),
    bad("work-doesnt-sum", "sum", 6, edit(6, /"kept":"(\d+)"/, '"kept":"1$1"')),
    bad("credits-dont-sum", "sum", 8, edit(8, '"bps":6000', '"bps":5999')),
    bad("credit-amounts-dont-sum", "sum", 8, edit(8, /"amount":"(\d+)","bps":6000/, '"amount":"1$1","bps":6000')),
    bad(
      "own-shares-dont-sum",
      "sum",
      1,
      edit(1, /"given":"1000"(.*)"previous":null/, `"given":"999"$1"previous":{"statement":"${PREVIOUS}","total":"1"}`),
    ),
    bad("total-isnt-given", "sum", 1, edit(1, '"given":"1000"', '"given":"999"')),
    bad("score-above-10000", "bad-field", 6, edit(6, '"score":0', '"score":10001')),
    bad("negative-votes", "bad-field", 6, edit(6, '"votes":0', '"votes":-1')),
    bad("votes-with-a-fraction", "bad-field", 6, edit(6, '"votes":0', '"votes":0.5')),
    bad("votes-above-2-to-the-53", "bad-field", 6, edit(6, '"votes":0', '"votes":9007199254740992')),
    bad("time-of-2-to-the-40", "bad-field", 8, edit(8, '"certifiedAt":1003', '"certifiedAt":1099511627776')),
    bad("upper-case-id", "bad-field", 6, edit(6, '"id":"0x0000000100', '"id":"0x00000001AA')),
    bad("unknown-state-of-a-parent", "bad-field", 8, edit(8, '"state":"paid"', '"state":"forgiven"')),
    bad(
      "seventeen-parents",
      "bad-field",
      8,
      edit(8, /"parents":\[(.*?)\]/, (_, one) => `"parents":[${Array(17).fill(one)}]`),
    ),
    bad(
      "sixty-five-credits",
      "bad-field",
      8,
      edit(8, /"credits":\[(.*?),\{.*?\]/, (_, one) => `"credits":[${Array(65).fill(one)}]`),
    ),
    bad("nobody-credited", "bad-field", 6, edit(6, /"credits":\[.*?\]/, '"credits":[]')),
    bad("credit-of-0-points", "bad-field", 8, edit(8, '"bps":6000', '"bps":0')),
    bad("parent-twice", "duplicate", 8, withParent("paid", "0", workId(1))),
    bad("itself-as-a-parent", "bad-field", 8, withParent("not-earlier", "0", workId(3))),
    bad("unpaid-parent-with-an-amount", "bad-field", 8, edit(8, '"state":"paid"', '"state":"not-earlier"')),
    bad("paid-parent-that-isnt-there", "bad-field", 8, withParent("paid", "0", workId(9))),
    bad("parent-there-and-said-not-to-be", "bad-field", 8, withParent("off-roll", "0", workId(2))),
    bad("account-credited-twice", "duplicate", 8, edit(8, account(4), account(3))),
    bad("remixes-miscounted", "sum", 1, edit(6, '"remixes":1', '"remixes":2')),
    bad(
      "received-from-nobody",
      "sum",
      1,
      lineOf(
        6,
        { received: "67", equal: "333" },
        lineOf(7, { equal: "334", kept: "334" }, good).replace('"amount":"333"', '"amount":"334"'),
      ),
    ),
    bad("header-of-no-accounts", "bad-field", 1, edit(1, '"accounts":4', '"accounts":0')),
    bad("header-of-no-works", "bad-field", 1, edit(1, '"works":3', '"works":0')),
    bad("lineage-above-half", "bad-field", 1, edit(1, '"lineageBps":2000', '"lineageBps":5001')),
    bad(
      "inputs-no-cid",
      "bad-field",
      1,
      edit(1, '"inputs":null', '"inputs":"QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG"'),
    ),
    bad("code-empty", "bad-field", 1, edit(1, '"code":"colophon 0.1.0"', '"code":""')),
    bad("code-of-two-lines", "bad-field", 1, edit(1, '"code":"colophon 0.1.0"', '"code":"a\\nb"')),
    bad("gives-out-nothing", "sum", 1, edit(1, '"given":"1000"', '"given":"0"')),
    bad(
      "standing-total-of-0",
      "bad-field",
      1,
      edit(1, '"previous":null', `"previous":{"statement":"${PREVIOUS}","total":"0"}`),
    ),
    bad("header-twice", "bad-field", 2, join([lines[0] ?? "", ...lines])),
    bad("a-list-for-a-line", "bad-field", 2, join(lines.with(1, "[]"))),
    bad("nested-deep", "bad-field", 2, join(lines.with(1, `${"[".repeat(20_000)}${"]".repeat(20_000)}`))),
    bad("line-too-long", "line-too-long", 2, edit(2, "}", `,"x":"${"x".repeat(70_000)}"}`)),
  ];
}
