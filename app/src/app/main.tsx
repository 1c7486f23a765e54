import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@fontsource-variable/newsreader/standard.css";
import "../ui/tokens.css";
import "../ui/global.css";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BadConfig } from "../lib/config.ts";
import { loadConfig } from "../lib/loadConfig.ts";
import { createWagmiConfig } from "../wallets/createWagmiConfig.ts";
import { loadDemoWallet } from "../wallets/loadDemoWallet.ts";
import { ConfigFailure } from "./ConfigFailure.tsx";
import { Providers } from "./Providers.tsx";
import { makeRouter } from "./router.tsx";

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root");
const root = createRoot(place);

try {
  const config = await loadConfig();
  const wagmi = createWagmiConfig(config, await loadDemoWallet(config));
  root.render(
    <StrictMode>
      <Providers config={config} wagmi={wagmi}>
        <RouterProvider router={makeRouter()} />
      </Providers>
    </StrictMode>,
  );
} catch (error) {
  if (!(error instanceof BadConfig)) throw error;
  root.render(<ConfigFailure error={error} />);
}
