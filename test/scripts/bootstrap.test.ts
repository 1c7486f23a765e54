import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isNodeNewEnough } from "../../tools/node/ensureNode.mjs";
import { explainInstallFailure } from "../../tools/node/explainInstallFailure.mjs";
import { arePackagesCurrent, stampPackages } from "../../tools/node/packages.mjs";

describe("isNodeNewEnough", () => {
  it.each([
    ["18.20.4", false],
    ["20.20.2", false],
    ["22.18.0", false],
    ["22.19.0", true],
    ["23.11.0", false],
    ["24.0.0", true],
    ["v26.1.0", true],
  ])("%s: %s", (version, enough) => expect(isNodeNewEnough(version)).toBe(enough));
});

describe("explainInstallFailure", () => {
  it.each([
    ["npm error code ENOSPC", /disk is full/],
    ["npm error code EACCES\nnpm error path /srv/colophon/node_modules", /chown/],
    ["npm error code EAI_AGAIN", /can't be reached/],
    ["npm error code SELF_SIGNED_CERT_IN_CHAIN", /NODE_EXTRA_CA_CERTS/],
    ["npm error code E407", /HTTPS_PROXY/],
    ["npm error code EINTEGRITY", /not the one the lock file names/],
    ["npm error code EUSAGE", /don't fit together/],
    ["something else", /status 9/],
  ])("%s", (output, expected) => {
    expect(explainInstallFailure(output, 9)).toMatch(expected);
    expect(explainInstallFailure(output, 9)).toContain(output.split("\n")[0]);
  });
  it("doesn't call an interruption a failure of anything", () => {
    expect(explainInstallFailure("", 130)).toMatch(/interrupted/);
  });
});

describe("arePackagesCurrent", () => {
  let root: string;
  const locked = (extra: object = {}) => ({
    packages: { "": {}, "node_modules/a": { version: "1.0.0", integrity: "sha512-a" }, ...extra },
  });
  const put = async (path: string, value: object) => writeFile(join(root, path), JSON.stringify(value));
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "colophon-packages-"));
    await mkdir(join(root, "node_modules"));
    await put("package-lock.json", locked());
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("is false where nothing, or only a part, was installed", async () => {
    expect(arePackagesCurrent(root)).toBe(false);
    // npm writes its record when it is done; an interrupted one has none, whatever our stamp of before says.
    stampPackages(root);
    expect(arePackagesCurrent(root)).toBe(false);
  });
  it("is true where npm's record has every locked package", async () => {
    await put("node_modules/.package-lock.json", locked());
    expect(arePackagesCurrent(root)).toBe(true);
  });
  it("is false where one has other content", async () => {
    await put("node_modules/.package-lock.json", {
      packages: { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } },
    });
    expect(arePackagesCurrent(root)).toBe(false);
  });
  it("is false where the native package for this platform was left out, as an old npm does", async () => {
    await put("node_modules/.package-lock.json", locked());
    await put(
      "package-lock.json",
      locked({
        "node_modules/native": { version: "1.0.0", optional: true, os: [process.platform], cpu: [process.arch] },
      }),
    );
    expect(arePackagesCurrent(root)).toBe(false);
  });
  it("doesn't miss another platform's", async () => {
    await put("node_modules/.package-lock.json", locked());
    await put(
      "package-lock.json",
      locked({ "node_modules/native": { version: "1.0.0", optional: true, os: ["aix"] } }),
    );
    expect(arePackagesCurrent(root)).toBe(true);
  });
});
