import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";

type Due = Pick<ApiClaimable, "campaign" | "token" | "cumulative">;

/** One reward that the relay was asked for. */
interface Asked {
  readonly item: Due;
  /** Null: the relay refused, or doesn't answer. */
  readonly claim: Pick<RelayedClaim, "state"> | null;
}

interface ClaimParts<Item> {
  /** Due, and neither on its way nor looked at: never asked for, or refused. */
  readonly open: readonly Item[];
  /** Due still, though the relay took it and could pay nothing out: it may be asked again. */
  readonly void: readonly Item[];
}

/** What can be asked of the relay. A newer statement gives a new sum, which the claim of the older one doesn't stand for. */
export function claimParts<Item extends Due>(due: readonly Item[], asked: readonly Asked[]): ClaimParts<Item> {
  const stateOf = (item: Item) =>
    asked.find((other) => isSamePool(other.item, item) && other.item.cumulative === item.cumulative)?.claim?.state;
  return {
    open: due.filter((item) => stateOf(item) === undefined),
    void: due.filter((item) => stateOf(item) === "void"),
  };
}

const isSamePool = (a: Due, b: Due): boolean => a.campaign === b.campaign && a.token.address === b.token.address;
