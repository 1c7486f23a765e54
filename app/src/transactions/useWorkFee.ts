import type { ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../lib/ConfigContext.tsx";
import type { Call } from "./plan.ts";
import { AncestorsUnready, unmintedSteps } from "./unmintedSteps.ts";
import { type Fee, useFee } from "./useFee.ts";
import { useMintFee } from "./useMintFee.ts";

interface WorkFeeQuestion {
  readonly key: readonly unknown[];
  readonly parents: readonly string[];
  /** The call that certifies a work which builds on `parents`; null: there is nothing to estimate yet. */
  readonly call: ((parents: readonly string[]) => Call) | null;
}

const NONE: readonly ApiMintStep[] = [];

/** What certifying a work by a transaction costs, in sentences, with what it builds on where that has to be minted first. */
export function useWorkFee({ key, parents, call }: WorkFeeQuestion): Pick<Fee, "words"> {
  const { apiUrl } = useConfig();
  const asked = useQuery({
    queryKey: ["index", apiUrl, "unminted", ...parents],
    enabled: parents.length > 0,
    retry: false,
    queryFn: ({ signal }) => unmintedSteps(apiUrl, parents, signal),
  });
  const steps = asked.data ?? NONE;
  // What isn't minted can't be tried; a parent more or less is a small part of the fee.
  const minted = parents.filter((id) => !steps.some((step) => step.id === id));
  const fee = useFee({ key: [...key, minted.length], call: call === null ? null : () => call(minted) });
  const before = useMintFee(steps);
  if (asked.error instanceof AncestorsUnready) return { words: asked.error.message };
  if (steps.length === 0) return fee;
  const some =
    steps.length === 1
      ? "It builds on a work that has no token yet; that one is minted first, to its own author"
      : `It builds on works that have no token yet; ${steps.length} are minted first, each to its own author`;
  const cost = before.amount === null ? "and you pay for that, too" : `for about ${before.amount} ETH more`;
  return { words: `${fee.words} ${some}, ${cost}.` };
}
