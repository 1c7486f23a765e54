/** How the service itself does. Conventions as in `schemas.ts`. */
import { z } from "zod";

export const health = z.object({ ok: z.boolean(), version: z.string() });

export const readiness = z.object({
  ready: z.boolean(),
  chainId: z.int(),
  block: z.int().nullable(),
  head: z.int().nullable(),
  finalized: z.int().nullable(),
  /** Why it isn't ready, and what to do. */
  reason: z.string().nullable(),
});

export type ApiReadiness = z.infer<typeof readiness>;
