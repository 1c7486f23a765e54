import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Address, Hex } from "viem";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { relayedClaimQuery } from "../../lib/queries.ts";

/** What became of a reward that the relay was asked to pay out. */
export interface RelayClaim {
  readonly item: ApiClaimable;
  /** Null: the relay refused, or doesn't answer; `fault` says why. */
  readonly claim: RelayedClaim | null;
  readonly fault: string | null;
}

const keyOf = ({ campaign, token }: ApiClaimable) => `${campaign} ${token.address}`;

/** Asks the relay to pay one account's rewards out, at the brands' cost, and follows them until they are paid. */
export function useRelayClaims() {
  const { relayUrl } = useConfig();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ReadonlyMap<string, RelayClaim>>(new Map());
  const [busy, setBusy] = useState(false);
  const given = [...asked.values()];
  const followed = useQueries({
    queries: given.flatMap(({ claim }) => (claim === null ? [] : [relayedClaimQuery(relayUrl, claim.id)])),
  });
  const now = new Map(followed.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
  const claims = given.map((one) => ({
    ...one,
    claim: one.claim === null ? null : (now.get(one.claim.id) ?? one.claim),
  }));
  const over = claims.filter(({ claim }) => claim?.state === "paid" || claim?.state === "void").length;
  useEffect(() => {
    // What is paid, by the relay or by somebody else, is no longer to claim.
    if (over > 0) void queries.invalidateQueries({ queryKey: ["index"] });
  }, [over, queries]);

  const claim = async (items: readonly ApiClaimable[]) => {
    setBusy(true);
    for (const item of items) {
      const note = (said: Omit<RelayClaim, "item">) =>
        setAsked((before) => new Map([...before, [keyOf(item), { item, ...said }]]));
      try {
        const { sendClaim } = await import("@colophon/sdk/relay/sendClaim.ts");
        const taken = await sendClaim(relayUrl, {
          campaign: item.campaign,
          token: item.token.address as Address,
          account: item.account as Address,
          cumulative: BigInt(item.cumulative),
          proof: item.proof as Hex[],
        });
        // One that was void has the same id, and isn't any more.
        queries.setQueryData(relayedClaimQuery(relayUrl, taken.id).queryKey, taken);
        note({ claim: taken, fault: null });
      } catch (error) {
        note({ claim: null, fault: describeError(error) });
      }
    }
    setBusy(false);
  };
  return { claims, busy, claim };
}
