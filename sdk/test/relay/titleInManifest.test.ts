import { describe, expect, it } from "vitest";
import { titleInManifest } from "../../src/relay/titleInManifest.ts";

describe("a manifest's title", () => {
  it("is what the text says", () => expect(titleInManifest('{"v":1,"title":"Surf"}')).toBe("Surf"));
  it.each([null, "", "no json", "null", "[]", "{}", '{"title":7}', '{"title":"  "}'])("is none in %j", (text) =>
    expect(titleInManifest(text)).toBeNull(),
  );
});
