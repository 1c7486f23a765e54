import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCsv } from "../../src/csv/readCsv.ts";
import { plainCell, safeCell } from "../../src/csv/safeCell.ts";
import { writeCsv } from "../../src/csv/writeCsv.ts";
import { BadFile } from "../../src/errors.ts";

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "colophon-csv-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const COLUMNS = { required: ["id"], optional: ["note", "score"] };

async function rowsOf(content: string | Uint8Array) {
  const path = join(folder, `${++files}.csv`);
  await writeFile(path, content);
  const rows = [];
  for await (const { place, cell } of readCsv(path, COLUMNS)) rows.push([place, cell("id"), cell("note")]);
  return rows;
}

/** The first problem of a file that is refused. */
async function problemOf(content: string | Uint8Array) {
  const error = await rowsOf(content).catch((caught: unknown) => caught);
  if (!(error instanceof BadFile)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  return error.problems[0];
}

describe("readCsv", () => {
  it("reads what spreadsheets write: mark, any line ends, any separator, quotes, empty lines and columns", async () => {
    const expected = [
      ["line 2", "a", 'say "so"'],
      ["line 3", "b", "x,y;z"],
    ];
    expect(await rowsOf('id,note\na,"say ""so"""\nb,"x,y;z"\n')).toEqual(expected);
    expect(await rowsOf('\uFEFFid;note\r\na;"say ""so"""\r\nb;"x,y;z"\r\n')).toEqual(expected);
    expect(await rowsOf('ID\tNote\na\t"say ""so"""\nb\tx,y;z')).toEqual(expected);
    expect(await rowsOf('note,id,,\n"say ""so""",a,,\n"x,y;z",b,,\n,,,\n')).toEqual(expected);
  });

  it("names the line on which a record begins, after notes of several lines and empty lines too", async () => {
    const rows = await rowsOf('id,note\na,"one\ntwo\nthree"\n\nb,\n');
    expect(rows.map(([place]) => place)).toEqual(["line 2", "line 6"]);
    const windows = await rowsOf('\r\nid,note\r\na,"one\r\ntwo"\r\n\r\nb,"x\r\n"\r\nc,');
    expect(windows.map(([place]) => place)).toEqual(["line 3", "line 6", "line 8"]);
  });

  it.each([
    ["an unknown column", "id,nota\na,b\n", /there is no column “nota”/],
    ["a repeated column", "id,note,id\na,b,c\n", /id stands twice/],
    ["a missing column", "note\na\n", /id is missing/],
    ["a short record", "id,note\na\n", /has 1 cells, and the header has 2/],
    ["a long record", "id,note\na,b,c\n", /has 3 cells/],
    ["an open quote", 'id,note\na,"b\nc,d\n', /never closed/],
    ["a quote inside a cell", 'id,note\na,b"c\n', /middle of a cell/],
    ["words after a quote", 'id,note\na,"b"c\n', /after a closing quote/],
    ["an endless record", `id,note\na,"${"x".repeat(200_000)}`, /too long/],
    ["nothing", "", /empty/],
    ["UTF-16", Buffer.from("\uFEFFid,note\na,b\n", "utf16le"), /isn't UTF-8/],
    ["Latin-1", Buffer.from("id,note\na,caf\xe9\n", "latin1"), /isn't UTF-8/],
    ["a binary file", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /isn't UTF-8/],
  ])("refuses %s", async (_, content, why) => {
    expect((await problemOf(content))?.why).toMatch(why);
  });

  it("refuses a file that isn't there, and a folder", async () => {
    for (const path of [join(folder, "nothing.csv"), folder]) {
      await expect(readCsv(path, COLUMNS).next()).rejects.toBeInstanceOf(BadFile);
    }
  });

  it("reads a hundred thousand rows", async () => {
    const rows = await rowsOf(`id,note\n${"a,b\n".repeat(100_000)}`);
    expect(rows).toHaveLength(100_000);
    expect(rows.at(-1)).toEqual(["line 100001", "a", "b"]);
  });
});

describe("safeCell", () => {
  it.each(["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1"])("makes %j harmless, and back", (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
    expect(plainCell(safeCell(text))).toBe(text);
  });

  it("leaves words alone, and never loses one", () => {
    expect(safeCell("it's = fine")).toBe("it's = fine");
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => plainCell(safeCell(text)) === text));
  });
});

describe("writeCsv", () => {
  it("writes what reads back, with nothing in it that runs", async () => {
    const notes = ['=HYPERLINK("http://x")', "a;b,c", "two\r\nlines", "'@quoted", "plain"];
    const path = join(folder, "written.csv");
    await writeCsv(
      ["id", "note"],
      notes.map((note, index) => [`w${index}`, note]),
      path,
    );
    const text = await readFile(path, "utf8");
    expect(text).toMatch(/^id,note\r\nw0,"'=HYPERLINK/);
    expect((await rowsOf(text)).map(([, , note]) => note)).toEqual(notes);
  });
});
