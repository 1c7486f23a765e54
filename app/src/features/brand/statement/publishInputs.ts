import type { ApiRoll } from "@colophon/sdk/api/schemas.ts";
import type { AppDeployment } from "../../../lib/config.ts";
import { upload } from "../../../lib/upload.ts";

interface PublishInputs {
  readonly roll: ApiRoll;
  readonly deployment: Pick<AppDeployment, "chainId" | "contributions">;
  readonly relayUrl: string;
  readonly gatewayUrl: string;
  /** The inputs that the campaign's standing statement pins, where it does. */
  readonly fixed: string | null;
}

/**
 * Puts everything off chain that the roll was read from into one CAR, and has the relay keep it, so that anybody can read the roll again.
 * The first statement that stands fixes it for all.
 *
 * @returns the CAR's CID
 * @throws {InputsNotReady} {GatewayUnreachable} {UploadFailed}
 */
export async function publishInputs({ roll, deployment, relayUrl, gatewayUrl, fixed }: PublishInputs): Promise<string> {
  if (fixed !== null) return fixed;
  // Loaded when it is needed: most pages never publish anything.
  const [{ collectInputs }, { gatewaySource }] = await Promise.all([
    import("@colophon/sdk/audit/collectInputs.ts"),
    import("@colophon/sdk/audit/gatewaySource.ts"),
  ]);
  const { chainId, contributions: contract } = deployment;
  const car = await collectInputs(roll, { chainId, contract, ipfs: gatewaySource(gatewayUrl) });
  return (await upload(relayUrl, new Blob(car))).cid;
}
