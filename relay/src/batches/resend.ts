import type { SignedCall } from "../store/tables.ts";
import { broadcast } from "./broadcast.ts";
import type { Pipeline } from "./pipeline.ts";
import { troubleOf } from "./troubleOf.ts";

/**
 * Sends a transaction again that is to be replaced: the node may have lost it, and where the one that pays more isn't allowed, or isn't taken, no
 * other would ever fill its nonce. What the node says to that is the trouble of the one that comes next.
 */
export async function resend(pipeline: Pipeline, call: SignedCall): Promise<void> {
  await broadcast(pipeline, call).catch((error: unknown) => {
    pipeline.log.warn(
      { transaction: call.hash, err: troubleOf(error).logged },
      "a stuck transaction isn't taken again",
    );
  });
}
