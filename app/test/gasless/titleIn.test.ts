import { describe, expect, it } from "vitest";
import { titleIn } from "../../src/gasless/titleIn.ts";

describe("a manifest's title", () => {
  it("is what the text says", () => expect(titleIn('{"v":1,"title":"Surf"}')).toBe("Surf"));
  it.each([null, "", "no json", "null", "[]", "{}", '{"title":7}', '{"title":"  "}'])("is none in %j", (text) =>
    expect(titleIn(text)).toBeNull(),
  );
});
