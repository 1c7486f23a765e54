import { z } from "zod";

/** A compilation as Hardhat made it: the same settings, and every source it may need. */
const jobShape = z.object({
  settings: z.looseObject({}),
  sources: z.record(z.string(), z.object({ content: z.string() })),
});

/** A contract that is compiled. */
const unitShape = z.object({
  /** Where its artifact lies in the folder of artifacts. */
  artifact: z.string(),
  name: z.string(),
  /** As in the checkout. */
  file: z.string(),
  /** As the compiler knows it. */
  source: z.string(),
  job: z.string(),
  /** Its own source and all that it imports, as the compiler knows them. */
  closure: z.array(z.string()),
  /** What it is for: on a chain, to help tests, or a Solidity test itself. */
  role: z.enum(["deployed", "helper", "test"]),
});

export const projectShape = z.object({
  jobs: z.record(z.string(), jobShape),
  units: z.array(unitShape),
  /** Mocha's tests that say what a contract does; those of gas and sizes see any change, and would prove nothing. */
  mochaFiles: z.array(z.string()),
});

export type Unit = z.infer<typeof unitShape>;

/** All that is needed to compile mutants and to test them. */
export type Project = z.infer<typeof projectShape>;
