import type { ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import { useConfig } from "../lib/ConfigContext.tsx";
import { mintCalls } from "./mintAnchored.ts";
import { type Fee, useFee } from "./useFee.ts";

/** What minting works costs, where one call does it: a second one can't be tried before the first is on chain. */
export function useMintFee(steps: readonly ApiMintStep[]): Fee {
  const { deployment } = useConfig();
  const [first, ...more] = mintCalls(deployment, steps);
  return useFee({
    key: ["mint", ...steps.map(({ id }) => id)],
    call: first === undefined || more.length > 0 ? null : () => first.call,
  });
}
