import { describe, expect, it } from "vitest";
import { parseApiConfig, parseIndexerConfig } from "../../src/config/parseConfig.ts";
import { ConfigError } from "../../src/errors.ts";

describe("parseIndexerConfig", () => {
  const enough = {
    RPC_URL: "http://127.0.0.1:8545",
    DEPLOYMENT: "deployment.json",
    IPFS_API_URL: "http://127.0.0.1:5001",
  };

  it("takes PGlite in the data folder where no database is named", () => {
    expect(parseIndexerConfig({ ...enough, COLOPHON_DATA: "/data" })).toMatchObject({
      database: { directory: "/data/index" },
      finality: 64,
      host: "127.0.0.1",
      port: 4000,
      origins: [],
    });
  });

  it("names every missing variable at once", () => {
    const problems = problemsOf(() => parseIndexerConfig({ RPC_URL: "" }));
    expect(problems.join("\n")).toMatch(/RPC_URL is missing/);
    expect(problems.join("\n")).toMatch(/DEPLOYMENT is missing/);
  });

  it.each([
    ["DATABASE_URL", "mysql://host/db"],
    ["FINALITY_BLOCKS", "0"],
    ["FINALITY_BLOCKS", "many"],
    ["PORT", "70000"],
    ["RPC_URL", "ftp://host"],
    ["IPFS_API_URL", "/ip4/127.0.0.1"],
  ])("refuses %s=%s by name", (name, value) => {
    expect(problemsOf(() => parseIndexerConfig({ ...enough, [name]: value })).join("\n")).toContain(name);
  });

  it("takes a replica for the API's queries beside its database, and not alone", () => {
    const [DATABASE_URL, DATABASE_READ_URL] = ["postgres://h/d", "postgres://replica/d"];
    expect(parseIndexerConfig({ ...enough, DATABASE_URL, DATABASE_READ_URL }).databaseReadUrl).toBe(DATABASE_READ_URL);
    expect(problemsOf(() => parseIndexerConfig({ ...enough, DATABASE_READ_URL })).join("\n")).toMatch(
      /DATABASE_READ_URL names a replica of DATABASE_URL, which is missing/,
    );
  });

  it("needs somewhere to fetch works from", () => {
    expect(() => parseIndexerConfig({ ...enough, IPFS_API_URL: undefined })).toThrow(/IPFS_API_URL is missing/);
  });
});

describe("parseApiConfig", () => {
  it("needs PostgreSQL", () => {
    expect(() => parseApiConfig({})).toThrow(/DATABASE_URL is missing/);
  });

  it("reads origins, separated by commas", () => {
    const { origins } = parseApiConfig({
      DATABASE_URL: "postgres://h/d",
      APP_ORIGIN: "https://a.example, https://b.example,",
    });
    expect(origins).toEqual(["https://a.example", "https://b.example"]);
  });
});

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error("nothing was refused");
}
