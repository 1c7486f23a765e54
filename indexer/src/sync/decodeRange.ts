import type { Logger } from "pino";
import type { ChainEvent, LogDecoder } from "../handlers/decodeLog.ts";
import type { ChainRange } from "./readRange.ts";

/** The events of a range; an unknown one is told loudly and left out. */
export function decodeRange(range: ChainRange, decode: LogDecoder, log: Logger): ChainEvent[] {
  const events: ChainEvent[] = [];
  for (const entry of range.logs) {
    const header = range.blocks.get(entry.block);
    if (!header) throw new Error(`the range has no block ${entry.block}`);
    const { block, logIndex, transaction } = entry;
    const event = decode(entry, { block, logIndex, transaction, time: header.time });
    if (event) events.push(event);
    else
      log.error(
        { block, logIndex, transaction, address: entry.address, topic: entry.topics[0] },
        "an event of our contracts is unknown to this version and was skipped: update the indexer, then start once with --reindex",
      );
  }
  return events;
}
