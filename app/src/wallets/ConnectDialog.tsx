import { type Connector, useConnect, useConnectors } from "wagmi";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorNote, Note } from "../ui/ErrorNote.tsx";
import { Mark } from "../ui/Mark.tsx";
import styles from "./ConnectDialog.module.css";
import { isRejection } from "./isRejection.ts";

interface ConnectDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Every wallet that announced itself (EIP-6963), and on a local chain the built-in one. */
export default function ConnectDialog({ open, onClose }: ConnectDialogProps) {
  const connectors = useConnectors();
  const connect = useConnect();
  const choose = (connector: Connector) => connect.mutate({ connector }, { onSuccess: onClose });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Connect a wallet"
      description="It signs what you certify. Looking at works and verifying files needs none."
    >
      {connectors.length === 0 ? (
        <Note title="No wallet was found in this browser">
          Install one that announces itself to pages (EIP-6963: nearly all do), then reload.
        </Note>
      ) : (
        <ul className={styles.list}>
          {connectors.map((connector) => (
            <li key={connector.uid}>
              <button
                type="button"
                className={styles.wallet}
                disabled={connect.isPending}
                onClick={() => choose(connector)}
              >
                {connector.icon === undefined ? (
                  <span className={styles.mark}>
                    <Mark size={30} />
                  </span>
                ) : (
                  <img className={styles.icon} src={connector.icon.trim()} alt="" />
                )}
                <span className={styles.name}>{connector.name}</span>
                <span className={styles.note}>
                  {connect.isPending && connect.variables?.connector === connector
                    ? "Waiting for the wallet…"
                    : connector.type === "demo"
                      ? "built in, for this local chain"
                      : "installed"}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {connect.isError && (
        <ErrorNote title={isRejection(connect.error) ? "You declined in the wallet" : "The wallet didn't connect"}>
          {isRejection(connect.error)
            ? "Nothing happened. Choose a wallet to try again."
            : "Open the wallet, unlock it, and choose it here again."}
        </ErrorNote>
      )}
    </Dialog>
  );
}
