import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from "react";

const ConnectDialog = lazy(() => import("./ConnectDialog.tsx"));
const ConnectContext = createContext<() => void>(() => undefined);

/** Holds the one dialog in which wallets are chosen. */
export function ConnectProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const show = () => {
    setUsed(true);
    setOpen(true);
  };
  return (
    <ConnectContext value={show}>
      {children}
      {used && (
        <Suspense>
          <ConnectDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </ConnectContext>
  );
}

/** Opens the dialog in which wallets are chosen. */
export function useConnectDialog(): () => void {
  return useContext(ConnectContext);
}
