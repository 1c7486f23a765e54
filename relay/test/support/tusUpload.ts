import { FILES_PATH } from "../../../sdk/src/api/intakeSchemas.ts";

export const TUS = { "tus-resumable": "1.0.0" };

/** Metadata as tus has it in a header. */
export const metadataOf = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");

/** Begins an upload; gives the answer. */
export function tusCreate(
  relayUrl: string,
  cid: string,
  size: number,
  headers: Record<string, string> = {},
  metadata: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${relayUrl}${FILES_PATH}`, {
    method: "POST",
    headers: { ...TUS, "upload-length": String(size), "upload-metadata": metadataOf({ cid, ...metadata }), ...headers },
  });
}

/** Goes on with an upload from there. */
export function tusPatch(relayUrl: string, id: string, offset: number, body: RequestInit["body"]): Promise<Response> {
  return fetch(`${relayUrl}${FILES_PATH}/${id}`, {
    method: "PATCH",
    headers: { ...TUS, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
    ...(body === undefined ? {} : { body }),
    ...{ duplex: "half" },
  });
}

/** How much of an upload the relay has; null where it knows none. */
export async function tusOffset(relayUrl: string, id: string): Promise<number | null> {
  const { status, headers } = await fetch(`${relayUrl}${FILES_PATH}/${id}`, { method: "HEAD", headers: TUS });
  return status === 200 ? Number(headers.get("upload-offset")) : null;
}

/** The id of an upload that was begun. */
export function idOf(answer: Response): string {
  const id = answer.headers.get("location")?.split("/").at(-1);
  if (answer.status !== 201 || id === undefined) throw new Error(`no upload: ${answer.status}`);
  return id;
}

/** Sends bytes whole. @returns the upload's id */
export async function tusUpload(relayUrl: string, cid: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = idOf(await tusCreate(relayUrl, cid, bytes.length));
  const sent = await tusPatch(relayUrl, id, 0, bytes);
  if (sent.status !== 204) throw new Error(`the upload ended with ${sent.status}: ${await sent.text()}`);
  return id;
}
