import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import type { ContentTree } from "@colophon/sdk/content/contentTreeOf.ts";
import type { KuboRPCClient } from "kubo-rpc-client";
import { storeCar } from "../uploads/storeCar.ts";

/** Puts a file on IPFS and pins it. Doing it twice changes nothing. */
export async function putFile(ipfs: KuboRPCClient, bytes: Uint8Array<ArrayBuffer>): Promise<ContentTree> {
  const { content, car } = await carOfBlob(new Blob([bytes]));
  await storeCar(ipfs, car.stream(), content.cid, bytes.length);
  return content;
}
