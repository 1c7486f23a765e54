import type { ChainEvent } from "./decodeLog.ts";
import type { Moved } from "./editionEvents.ts";

type Transfer = Extract<ChainEvent, { eventName: "TransferSingle" | "TransferBatch" }>;

/**
 * The holdings that a transfer of editions moves. Anybody may transfer nothing of any id, which says nothing and may name an id that
 * is no campaign's: such parts are left out.
 */
export function movedEditions(event: Transfer): Moved[] {
  const { from, to } = event.args;
  const parts =
    event.eventName === "TransferSingle"
      ? [{ id: event.args.id, amount: event.args.value }]
      : event.args.ids.map((id, index) => ({ id, amount: event.args.values[index] ?? 0n }));
  return parts
    .filter(({ amount }) => amount > 0n)
    .map(({ id, amount }) => ({ from, to, campaign: Number(id), amount }));
}
