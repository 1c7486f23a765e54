import { describe, expect, it } from "vitest";
import { BadBenchOption, readOptions } from "../../bench/readOptions.ts";

describe("readOptions", () => {
  const known = ["gas", "index"];

  it("takes all there is where nothing is named", () => {
    expect(readOptions([], known)).toEqual({ only: known, size: null, json: false });
  });

  it("reads names, size and form", () => {
    const args = ["--only", "gas,index", "--only", "gas", "--size", "1000", "--json"];
    expect(readOptions(args, known)).toEqual({ only: ["gas", "index"], size: 1000, json: true });
  });

  it("names what there is where something else is asked for", () => {
    expect(() => readOptions(["--only", "speed"], known)).toThrow(BadBenchOption);
    expect(() => readOptions(["--only", "speed"], known)).toThrow(/no benchmark "speed".*gas, index/);
  });

  it.each([
    [["--size", "0"], /whole number/],
    [["--size", "1e3"], /whole number/],
    [["--size"], /--size/],
    [["--fast"], /--fast/],
    [["gas"], /gas/],
  ])("refuses %j", (args, message) => {
    expect(() => readOptions(args, known)).toThrow(BadBenchOption);
    expect(() => readOptions(args, known)).toThrow(message);
  });
});
