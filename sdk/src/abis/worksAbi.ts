import { contributionsAbi, iPrecedenceAbi } from "./generated.ts";

/** All that can be called at the address of Contributions, and all that it logs: its own ABI and that of Precedence, whose code it runs. */
export const worksAbi = [...contributionsAbi, ...iPrecedenceAbi] as const;
