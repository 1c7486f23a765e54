import { Menu } from "@base-ui/react/menu";
import { Link } from "@tanstack/react-router";
import { useConnection, useDisconnect } from "wagmi";
import { Address } from "../ui/Address.tsx";
import { Button, buttonClass } from "../ui/Button.tsx";
import menu from "../ui/Menu.module.css";
import { useConnectDialog } from "./ConnectContext.tsx";
import { useDemoActors } from "./useDemoActors.ts";

/** Who one is here: the way in, to one's own pages, on a local chain to being somebody else, and out. */
export default function WalletMenu() {
  const { address, status } = useConnection();
  const connect = useConnectDialog();
  const disconnect = useDisconnect();
  if (address === undefined) {
    return (
      <Button size="small" onClick={connect} busy={status === "connecting"}>
        Connect
      </Button>
    );
  }
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass("secondary", "small")}>
        <span className="visually-hidden">Account </span>
        <Address value={address} plain />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={8} style={{ zIndex: 20 }}>
          <Menu.Popup className={menu.popup}>
            <Menu.LinkItem className={menu.item} closeOnClick render={<Link to="/me" />}>
              My works and rewards
            </Menu.LinkItem>
            <Menu.LinkItem className={menu.item} closeOnClick render={<Link to="/brand" />}>
              Brand console
            </Menu.LinkItem>
            <Actors address={address} />
            <Menu.Separator className={menu.separator} />
            <Menu.Item className={menu.item} onClick={() => disconnect.mutate({})}>
              Disconnect
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Actors({ address }: { address: string }) {
  const { actors, become } = useDemoActors();
  if (actors.length === 0) return null;
  const choose = (value: string) => {
    const actor = actors.find((candidate) => candidate.address === value);
    if (actor !== undefined) become(actor);
  };
  return (
    <>
      <Menu.Separator className={menu.separator} />
      <Menu.RadioGroup value={address.toLowerCase()} onValueChange={choose} aria-label="Be somebody else (local demo)">
        <div className={menu.label}>Local demo: be</div>
        {actors.map((actor) => (
          <Menu.RadioItem key={actor.address} value={actor.address} className={menu.item} closeOnClick>
            {actor.name}
            <span className={menu.hint}>{actor.role}</span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
