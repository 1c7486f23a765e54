/** What the schemas of every subject are made of. Conventions as in `schemas.ts`. */
import { z } from "zod";

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`), `expected 0x and ${bytes * 2} lower-case hex digits`);

export const address = hex(20);
export const digest = hex(32);
export const contributionId = hex(32);
export const config = hex(20);
export const amount = z.string().regex(/^\d{1,78}$/, "expected a decimal amount");
export const time = z.int().nonnegative();
export const cid = z.string().min(8).max(128);

export const problem = z.object({
  /** A stable code, kebab-case. */
  code: z.string(),
  /** What happened, why, and what to do, for a person. */
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

/** One page of a list. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export type Problem = z.infer<typeof problem>;
