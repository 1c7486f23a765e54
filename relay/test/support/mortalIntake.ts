import { existsSync, writeFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { create } from "kubo-rpc-client";
import { pino } from "pino";
import { anchoringConfig, relayConfig } from "../../src/config.ts";
import { relayApp } from "../../src/relayApp.ts";
import { startAnchoring } from "../../src/startAnchoring.ts";

/**
 * The relay, which ends as by `kill -9` when it has written a message down and is about to sign its receipt: once, and only if the file
 * isn't there yet.
 */
const path = process.env.DEATH_FILE;
if (path === undefined) throw new Error("DEATH_FILE names where the end is noted");
const log = pino({ name: "relay" });
const config = relayConfig(process.env);
const settings = anchoringConfig(config);
if (settings === null) throw new Error("a relay without a key takes no messages");
const ipfs = create({ url: config.IPFS_API_URL });
const { ballots } = await startAnchoring(config, settings, ipfs, log);
const account: typeof ballots.account = {
  ...ballots.account,
  signTypedData: (async (data) => {
    if (!existsSync(path)) {
      writeFileSync(path, "ended");
      process.kill(process.pid, "SIGKILL");
      await new Promise(() => undefined);
    }
    return ballots.account.signTypedData(data);
  }) as typeof ballots.account.signTypedData,
};
serve(
  {
    fetch: relayApp(config, log, ipfs, { ballots: { ...ballots, account } }).fetch,
    hostname: config.HOST,
    port: config.PORT,
  },
  ({ port }) => log.info({ url: `http://127.0.0.1:${port}` }, "listening"),
);
process.once("SIGTERM", () => process.exit(0));
