import type { Hex } from "viem";
import type { Attempt } from "../store/tables.ts";
import type { Pipeline } from "./pipeline.ts";
import { type SignOptions, signCall } from "./signCall.ts";

/** Signs the transaction of a batch ({@link signCall}), which names a config hash. */
export async function signAnchor(
  pipeline: Pipeline,
  call: { to: Hex; data: Hex },
  { config, ...options }: SignOptions & { config: Hex },
): Promise<Attempt> {
  return { ...(await signCall(pipeline, call, options)), config };
}
