import { useState } from "react";
import { type Connector, useConnect, useConnectors } from "wagmi";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorNote, Note } from "../ui/ErrorNote.tsx";
import { Mark } from "../ui/Mark.tsx";
import { becomeActor } from "./becomeActor.ts";
import styles from "./ConnectDialog.module.css";
import { DemoPeople } from "./DemoPeople.tsx";
import type { Actor } from "./demo/actors.ts";
import { isRejection } from "./isRejection.ts";

interface ConnectDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Every wallet that announced itself (EIP-6963), and on a local chain the built-in one. */
export default function ConnectDialog({ open, onClose }: ConnectDialogProps) {
  const connectors = useConnectors();
  const connect = useConnect();
  const [people, setPeople] = useState<Connector | null>(null);
  // The demo's wallet holds everybody's keys: who one is isn't its to say.
  const choose = (connector: Connector) =>
    connector.type === "demo" ? setPeople(connector) : connect.mutate({ connector }, { onSuccess: onClose });
  const be = (connector: Connector, actor: Actor) =>
    connect.mutate(
      { connector },
      {
        onSuccess: () => {
          becomeActor(connector, actor);
          onClose();
        },
      },
    );
  if (people !== null) {
    return (
      <Dialog
        open={open}
        onClose={onClose}
        title="Who do you want to be?"
        description="This chain is for trying things out: its wallet holds the keys of everybody in the demo. You can be somebody else at any time, in the menu at the top."
      >
        <DemoPeople busy={connect.isPending} onChoose={(actor) => be(people, actor)} />
      </Dialog>
    );
  }
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
