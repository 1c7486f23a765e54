import { type Manifest, manifest as manifestSchema } from "@colophon/sdk/api/schemas.ts";
import type { DemoWork } from "./campaigns/types.ts";

/** What a work of the demo says of itself. */
export function manifestOf({ title, description, mediaType, credits }: DemoWork): Manifest {
  const shares = credits?.map(({ who, percent, role }) => ({
    account: who.account.address.toLowerCase(),
    bps: percent * 100,
    role,
  }));
  return manifestSchema.parse({ v: 1, title, description, mediaType, ...(shares ? { credits: shares } : {}) });
}
