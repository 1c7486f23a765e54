import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { ClaimParameters } from "@colophon/sdk/actions/requests/claimRequest.ts";
import type { ClaimSubmission, RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import { RelayRefused, RelayUnreachable } from "@colophon/sdk/relay/errors.ts";
import { afterEach, describe, expect, it, vi } from "vitest";
import { claimGasless } from "../src/claimGasless.ts";
import { Context } from "../src/context.ts";
import { Output } from "../src/output.ts";

const ACCOUNT = `0x${"11".repeat(20)}` as const;
const claimOf = (campaign: number): ClaimParameters => ({ campaign, account: ACCOUNT, cumulative: 5n, proof: [] });

/** What happens to a campaign's claim at the relay: refused, held up for ever, paid at the second look, or the line breaks. */
type Fate = "refused" | "held" | "paid" | "lost";

let server: Server | undefined;
const end = () => {
  server?.closeAllConnections();
  server?.close();
};
afterEach(() => {
  vi.useRealTimers();
  end();
});

/** @param onHeld called at each look at a claim that is held up, with how many there were before */
async function relay(fates: Record<number, Fate>, onHeld: (looks: number) => void = () => {}): Promise<Context> {
  const looks = new Map<number, number>();
  const shown = (campaign: number): RelayedClaim => {
    const seen = looks.get(campaign) ?? 0;
    looks.set(campaign, seen + 1);
    if (fates[campaign] === "held") onHeld(seen);
    const paid = fates[campaign] === "paid" && seen > 0;
    const trouble = fates[campaign] === "held" ? "The brand's budget is spent." : null;
    return {
      ...{ id: String(campaign), campaign, token: `0x${"0".repeat(40)}`, account: ACCOUNT, cumulative: "5", trouble },
      ...{ state: paid ? "paid" : "waiting", transaction: paid ? `0x${"7a".repeat(32)}` : null },
    };
  };
  const campaignOf = async (request: IncomingMessage) =>
    request.method === "POST"
      ? ((await json(request)) as ClaimSubmission).campaign
      : Number(request.url?.split("/").at(-1));
  server = createServer(async (request, response) => {
    const campaign = await campaignOf(request);
    if (fates[campaign] === "lost") return request.socket.destroy();
    const refused = fates[campaign] === "refused";
    response.writeHead(refused ? 403 : 200, { "content-type": "application/json" });
    response.end(
      JSON.stringify(refused ? { code: "not-allowed", message: "Too little to pay out." } : shown(campaign)),
    );
    return undefined;
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new Context({ relayUrl: `http://127.0.0.1:${port}` }, new Output(true));
}

const run = (context: Context, campaigns: readonly number[], seconds: number) =>
  claimGasless(context, ACCOUNT, campaigns.map(claimOf), seconds);

describe("claims given to a relay", () => {
  it("are all paid, and what it refuses of one keeps nothing else back", async () => {
    const answer = await run(await relay({ 1: "paid", 2: "refused", 3: "paid" }), [1, 2, 3], 20);
    expect(answer.yes).toBe(true);
    expect(answer.json).toMatchObject({
      claims: [
        { campaign: 1, state: "paid" },
        { campaign: 3, state: "paid" },
      ],
      refused: [{ campaign: 2, code: "not-allowed" }],
      unsent: [],
    });
  });
  it("that it doesn't pay in time stay taken, beside those that it paid, and it is said how to look again", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    // Its time is over at the second look, when the other one was looked at, too.
    const overAtSecond = (looks: number) => {
      if (looks === 2) vi.setSystemTime(Date.now() + 3_000);
    };
    const answer = await run(await relay({ 1: "held", 2: "paid" }, overAtSecond), [1, 2], 3);
    expect(answer.yes).toBe(false);
    expect(answer.json).toMatchObject({ claims: [{ state: "waiting" }, { state: "paid" }] });
    expect(answer.lines.join("\n")).toMatch(/hasn't paid yet: The brand's budget[\s\S]*Run the same command again/);
  });
  it("are reported as far as they came where the relay is lost midway", async () => {
    const answer = await run(await relay({ 1: "paid", 2: "lost", 3: "paid" }), [1, 2, 3], 20);
    expect(answer.yes).toBe(false);
    expect(answer.json).toMatchObject({
      claims: [{ campaign: 1, state: "paid" }],
      unsent: [{ campaign: 2 }, { campaign: 3 }],
    });
  });
  it("end in trouble where it takes none", async () => {
    await expect(run(await relay({ 1: "refused" }), [1], 1)).rejects.toBeInstanceOf(RelayRefused);
    end();
    await expect(run(await relay({ 1: "lost" }), [1], 1)).rejects.toBeInstanceOf(RelayUnreachable);
  });
});
