import { problem } from "@colophon/sdk/api/schemas.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import type { Codec } from "@colophon/sdk/ids/names.ts";

/** Content that lies on IPFS. */
export interface Uploaded {
  cid: string;
  digest: `0x${string}`;
  codec: Codec;
}

/**
 * Sends a file through the relay to IPFS, as the page does: hashed here, checked there.
 *
 * @throws {Error} with the relay's own words when it refuses
 */
export async function upload(relayUrl: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uploaded> {
  const { content, car } = await carOfBlob(new Blob([bytes]));
  const response = await fetch(`${relayUrl}/v1/uploads?root=${content.cid}`, {
    method: "POST",
    headers: { "content-type": "application/vnd.ipld.car" },
    body: car,
  });
  if (!response.ok) {
    const refusal = problem.safeParse(await response.json().catch(() => null));
    throw new Error(
      `The relay refused ${content.cid}: ${refusal.success ? refusal.data.message : `status ${response.status}`}`,
    );
  }
  return { cid: content.cid, digest: content.digest, codec: content.codec === 0 ? "raw" : "dag-pb" };
}
