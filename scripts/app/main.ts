import { readFileSync } from "node:fs";
import { appServerConfig } from "./appServerConfig.ts";
import { createAppServer } from "./createAppServer.ts";
import { staticFiles } from "./staticFiles.ts";

// The app server: the built page and its configuration. Environment: see appServerConfig.ts.
try {
  const env = appServerConfig(process.env);
  const server = createAppServer({
    files: staticFiles(env.APP_DIST),
    config: {
      deployment: JSON.parse(readFileSync(env.DEPLOYMENT, "utf8")),
      rpcUrl: env.RPC_URL,
      apiUrl: env.API_URL,
      relayUrl: env.RELAY_URL,
      gatewayUrl: env.IPFS_GATEWAY_URL,
      chainName: env.CHAIN_NAME,
      local: env.LOCAL === "1",
    },
  });
  server.listen(env.PORT, env.HOST, () => process.stdout.write(`app on http://${env.HOST}:${env.PORT}\n`));
  const end = () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
