import { z } from "zod";

const change = z.object({ start: z.number(), length: z.number(), replacement: z.string() });

/** What a worker is asked to try. */
export const taskShape = z.object({
  name: z.string(),
  /** As the compiler knows it. */
  source: z.string(),
  /** None: the unmutated build, as a control. */
  change: change.nullable(),
  /** Mocha's files, the likeliest to go red first. */
  mocha: z.array(z.string()),
  solidity: z.boolean(),
});

export type Task = z.infer<typeof taskShape>;

const killed = z.object({
  is: z.literal("killed"),
  by: z.object({ file: z.string(), test: z.string(), how: z.enum(["failure", "time-out"]) }),
});
const verdict = z.discriminatedUnion("is", [
  killed,
  z.object({ is: z.literal("survived") }),
  z.object({ is: z.literal("unchanged") }),
  z.object({ is: z.literal("invalid"), why: z.string() }),
]);

export const findingShape = z.object({ verdict, changes: z.array(z.string()), seconds: z.number() });

/** What a worker tells. */
export const newsShape = z.discriminatedUnion("tells", [
  z.object({ tells: z.literal("ready") }),
  z.object({ tells: z.literal("began"), file: z.string(), test: z.string() }),
  z.object({ tells: z.literal("file"), file: z.string(), seconds: z.number() }),
  z.object({ tells: z.literal("found"), finding: findingShape }),
  z.object({ tells: z.literal("broken"), why: z.string() }),
]);

export type News = z.infer<typeof newsShape>;
