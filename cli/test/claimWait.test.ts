import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { afterEach, describe, expect, it } from "vitest";
import { expectTrouble } from "./support/cliCase.ts";
import { runCli } from "./support/runCli.ts";

const ACCOUNT = `0x${"11".repeat(20)}`;
const ETH = `0x${"0".repeat(40)}` as const;
const TRANSACTION = `0x${"7a".repeat(32)}` as const;

const EARNED: ApiClaimable = {
  ...{ campaign: 7, campaignTitle: "Paper birds", account: ACCOUNT, statement: 1, proof: [] },
  token: { address: ETH, symbol: "ETH", name: "Ether", decimals: 18 },
  ...{ cumulative: "5", claimed: "0", claimable: "5", statementCid: cidFromDigest(`0x${"12".repeat(32)}`, 0) },
};

describe("colophon claim --gasless --wait", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** Claims what an API knows of one account, by a relay that has paid at that look. @returns what came of it, and what the two were asked */
  async function claim(wait: string, paidAt: number) {
    const asked: string[] = [];
    let looks = 0;
    const shown = (): RelayedClaim => {
      const paid = looks >= paidAt;
      return {
        ...{ id: "0xc1", campaign: 7, token: ETH, account: ACCOUNT, cumulative: "5", trouble: null },
        ...{ state: paid ? "paid" : "waiting", transaction: paid ? TRANSACTION : null },
      };
    };
    const answerTo = (line: string) => {
      if (line === `GET /v1/accounts/${ACCOUNT}/claimables`) return { items: [EARNED] };
      if (line === "POST /v1/claims") return shown();
      if (line !== "GET /v1/claims/0xc1") return null;
      looks++;
      return shown();
    };
    server = createServer((request, response) => {
      const line = `${request.method} ${request.url}`;
      asked.push(line);
      const body = answerTo(line);
      request.resume().on("end", () => {
        response.writeHead(body === null ? 404 : 200, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const args = ["--json", "claim", "--gasless", "--account", ACCOUNT, "--wait", wait];
    return { asked, result: await runCli(args, { env: { API_URL: url, RELAY_URL: url } }) };
  }
  const LOOK = "GET /v1/claims/0xc1";

  it("gives the claim and doesn't look, where that is no time at all", async () => {
    const { asked, result } = await claim("0", 1);
    expect(result.status).toBe(1);
    expect(result.json()).toMatchObject({ claims: [{ campaign: 7, state: "waiting", transaction: null }] });
    expect(asked).toEqual([`GET /v1/accounts/${ACCOUNT}/claimables`, "POST /v1/claims"]);
  });

  it("looks until it is paid", async () => {
    const { asked, result } = await claim("50", 2);
    expect(result.status).toBe(0);
    expect(result.json()).toMatchObject({ claims: [{ campaign: 7, state: "paid", transaction: TRANSACTION }] });
    expect(asked.filter((line) => line === LOOK)).toHaveLength(2);
  });

  it.each(["-1", "1.5", "soon", "", "86401", "1e3"])("refuses “%s” before anybody is asked", async (wait) => {
    const { asked, result } = await claim(wait, 1);
    expectTrouble(result, "bad-option", /--wait|number of seconds/);
    expect(asked).toEqual([]);
  });
});
