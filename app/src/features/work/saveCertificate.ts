import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { Client } from "viem";
import type { AppConfig } from "../../lib/config.ts";
import { saveText } from "../../lib/saveText.ts";

/**
 * Makes a work's certificate, here in the page, and hands it out as a file. What that needs (zod, too) is fetched when somebody asks.
 *
 * @throws {ColophonError} {ApiError} {NoEvidence}
 */
export async function saveCertificate(work: ApiWork, config: AppConfig, client: Client): Promise<void> {
  const { writeCertificate } = await import("@colophon/sdk/certificate/certificate.ts");
  const { certificateOf } = await import("./certificateOf.ts");
  const text = writeCertificate(await certificateOf(work, config, client));
  saveText(text, `${work.id.slice(2, 10)}-${work.digest.slice(2, 12)}.colophon.json`);
}
