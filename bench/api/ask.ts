import { type Agent, request } from "node:http";

/** A GET on a kept connection, its body as it came: whoever asks runs on the cores that are measured. @throws where the answer isn't 200 */
export function ask(agent: Agent, url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => {
        const body = Buffer.concat(pieces);
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url} answered ${response.statusCode}: ${body.subarray(0, 500).toString()}`));
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}
