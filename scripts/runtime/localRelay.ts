import { bytesToHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";

/** The phrase that every local chain funds; public, so worth nothing anywhere else. */
const account = mnemonicToAccount("test test test test test test test test test test test junk", { addressIndex: 8 });
const { privateKey } = account.getHdKey();
if (privateKey === null) throw new Error("The local relay has no key.");

/** Who anchors on a local chain. */
export const LOCAL_RELAY = account.address;
export const LOCAL_RELAY_KEY = bytesToHex(privateKey);
