import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createHeliaLight, type Helia } from "helia";
import { DataFolderInUse } from "../errors.ts";
import { BlockClaims } from "./BlockClaims.ts";
import { DurableBlockstore } from "./DurableBlockstore.ts";
import { peerIdIn } from "./identity.ts";
import { PinDatastore } from "./PinDatastore.ts";
import { Turns } from "./Turns.ts";

/** An open node: Helia over our block store. It has no network at all; what it has came by its RPC. */
export interface IpfsNode {
  folder: string;
  peerId: string;
  helia: Helia;
  blocks: DurableBlockstore;
  claims: BlockClaims;
  /** Pins are read, changed and written back: one at a time. */
  turns: Turns;
  /** False after a write that failed, until one succeeds: reading goes on meanwhile. */
  writes: () => boolean;
  close: () => Promise<void>;
}

/**
 * Opens the node on its folder, as its only owner. The lock is the one that LevelDB takes from the operating system: it
 * falls with its process, so a `kill -9` never blocks the next start, and a reused process id never fools it. `owner.pid` is
 * there for the message only.
 *
 * @throws {DataFolderInUse}
 */
export async function openNode(folder: string): Promise<IpfsNode> {
  await mkdir(folder, { recursive: true });
  const datastore = new PinDatastore(join(folder, "datastore"));
  const ownerFile = join(folder, "owner.pid");
  try {
    // Past the datastore, which would hide why it fails.
    await datastore.db.open();
    await datastore.open();
  } catch (cause) {
    if (!isLocked(cause)) throw cause;
    const pid = Number.parseInt(await readFile(ownerFile, "utf8").catch(() => ""), 10);
    throw new DataFolderInUse(folder, Number.isNaN(pid) ? null : pid, cause);
  }
  try {
    await writeFile(ownerFile, `${process.pid}\n`);
    const blocks = new DurableBlockstore(join(folder, "blocks"), join(folder, "small"));
    await blocks.open();
    const helia = createHeliaLight({ blockstore: blocks, datastore });
    await helia.start();
    const peerId = await peerIdIn(folder);
    const close = async () => {
      await helia.stop();
      await blocks.close();
      await datastore.close();
    };
    const writes = () => blocks.sound && datastore.sound;
    return { folder, peerId, helia, blocks, claims: new BlockClaims(), turns: new Turns(), writes, close };
  } catch (cause) {
    await datastore.close();
    throw cause;
  }
}

function isLocked(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ("code" in error && error.code === "LEVEL_LOCKED") return true;
  }
  return false;
}
