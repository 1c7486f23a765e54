import { createContext, type ReactNode, useContext } from "react";
import type { AppConfig } from "./config.ts";

const ConfigContext = createContext<AppConfig | null>(null);

export function ConfigProvider({ config, children }: { config: AppConfig; children: ReactNode }) {
  return <ConfigContext value={config}>{children}</ConfigContext>;
}

/** What `/config.json` said. */
export function useConfig(): AppConfig {
  const config = useContext(ConfigContext);
  if (config === null) throw new Error("useConfig outside of ConfigProvider");
  return config;
}
