import { describe, expect, it } from "vitest";
import { missingFromLock } from "../../scripts/testing/missingFromLock.ts";

const parent = (range: string) => ({
  version: "1.0.0",
  optionalDependencies: { "@x/linux-x64-musl": range, "plain-helper": "1.0.0" },
});

describe("missingFromLock", () => {
  it("names what is missing, for its platform only, and leaves ordinary packages alone", () => {
    expect(missingFromLock({ packages: { "node_modules/x": parent("2.0.0") } })).toEqual({
      "node_modules/@x/linux-x64-musl": {
        version: "2.0.0",
        os: ["linux"],
        cpu: ["x64"],
        libc: ["musl"],
        optional: true,
      },
    });
  });
  it("finds nothing missing where it is there", () => {
    const packages = { "node_modules/x": parent("2.0.0"), "node_modules/@x/linux-x64-musl": { version: "2.0.0" } };
    expect(missingFromLock({ packages })).toEqual({});
  });
  it("puts another version below its parent", () => {
    const packages = { "node_modules/x": parent("3.0.0"), "node_modules/@x/linux-x64-musl": { version: "2.0.0" } };
    expect(Object.keys(missingFromLock({ packages }))).toEqual(["node_modules/x/node_modules/@x/linux-x64-musl"]);
  });
});
