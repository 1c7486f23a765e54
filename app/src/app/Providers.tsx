import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type Config, WagmiProvider } from "wagmi";
import { ApiError } from "../lib/api.ts";
import { ConfigProvider } from "../lib/ConfigContext.tsx";
import type { AppConfig } from "../lib/config.ts";
import { HeadProvider } from "../lib/HeadContext.tsx";
import { TransactionProvider } from "../transactions/TransactionContext.tsx";
import { ConnectProvider } from "../wallets/ConnectContext.tsx";

interface ProvidersProps {
  config: AppConfig;
  wagmi: Config;
  children: ReactNode;
}

export function Providers({ config, wagmi, children }: ProvidersProps) {
  const [queries] = useState(makeQueryClient);
  return (
    <ConfigProvider config={config}>
      <WagmiProvider config={wagmi}>
        <QueryClientProvider client={queries}>
          <HeadProvider>
            <ConnectProvider>
              <TransactionProvider>{children}</TransactionProvider>
            </ConnectProvider>
          </HeadProvider>
        </QueryClientProvider>
      </WagmiProvider>
    </ConfigProvider>
  );
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A "no" is an answer; only silence and server faults are worth asking again.
        retry: (failures, error) =>
          failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
    },
  });
}
