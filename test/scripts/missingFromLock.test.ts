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
  it("knows the platforms that few have", () => {
    const names = [
      "@x/openbsd-arm64",
      "@x/linux-loong64-gnu",
      "@x/netbsd-x64",
      "@x/openharmony-arm64",
      "@x/win32-amd64",
    ];
    const optionalDependencies = Object.fromEntries(names.map((name) => [name, "2.0.0"]));
    const missing = missingFromLock({ packages: { "node_modules/x": { version: "1.0.0", optionalDependencies } } });
    expect(Object.values(missing).map(({ os, cpu, libc }) => [os, cpu, libc].flat())).toEqual([
      ["openbsd", "arm64", undefined],
      ["linux", "loong64", "glibc"],
      ["netbsd", "x64", undefined],
      ["openharmony", "arm64", undefined],
      ["win32", "x64", undefined],
    ]);
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
