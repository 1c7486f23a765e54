import {
  type AbiEvent,
  type Address,
  type DecodeEventLogReturnType,
  decodeEventLog,
  type Hex,
  toEventSelector,
} from "viem";
import {
  contributionsEvents,
  curationEvents,
  editionsEvents,
  rewardPoolsEvents,
  royaltiesEvents,
} from "./eventAbis.ts";
import { type FastDecoder, fastDecoder } from "./fastDecoder.ts";

type Decoded =
  | DecodeEventLogReturnType<typeof contributionsEvents>
  | DecodeEventLogReturnType<typeof curationEvents>
  | DecodeEventLogReturnType<typeof rewardPoolsEvents>
  | DecodeEventLogReturnType<typeof royaltiesEvents>
  | DecodeEventLogReturnType<typeof editionsEvents>;

/** Where on the chain something happened. */
export interface Position {
  block: number;
  /** The block's time, unix seconds. */
  time: number;
  logIndex: number;
  transaction: Hex;
}

/** A decoded event of one of our contracts, with its place. */
export type ChainEvent = Decoded & { position: Position };

/** Where the contracts are, in lower case. */
export interface Contracts {
  contributions: Address;
  curation: Address;
  rewardPools: Address;
  royalties: Address;
  editions: Address;
}

/** A log as the chain gives it. */
export interface RawLog {
  address: string;
  topics: readonly Hex[];
  data: Hex;
}

export type LogDecoder = (log: RawLog, position: Position) => ChainEvent | null;

/**
 * Makes the decoder of a deployment's logs. It answers null for what it doesn't know (another version's event): the caller says
 * so loudly and goes on, since one log must not stop the index.
 *
 * @param contracts addresses, lower case
 */
export function logDecoder(contracts: Contracts): LogDecoder {
  const tables = new Map<string, Map<Hex, Known>>([
    [contracts.contributions, bySelector(contributionsEvents)],
    [contracts.curation, bySelector(curationEvents)],
    [contracts.rewardPools, bySelector(rewardPoolsEvents)],
    [contracts.royalties, bySelector(royaltiesEvents)],
    [contracts.editions, bySelector(editionsEvents)],
  ]);
  return (log, position) => {
    const [selector] = log.topics;
    const known = selector && tables.get(log.address.toLowerCase())?.get(selector);
    if (!known) return null;
    const { event } = known;
    const args = known.fast?.(log.topics, log.data);
    // The union is the whole ABI's: each name goes with the arguments that its own item of the ABI describes.
    if (args) return { eventName: event.name, args, position } as ChainEvent;
    try {
      // One item of the ABI at a time: looked up by its selector, not searched for.
      const decoded = decodeEventLog({ abi: [event], data: log.data, topics: [...log.topics] as [Hex, ...Hex[]] });
      return { ...decoded, position } as ChainEvent;
    } catch {
      return null;
    }
  };
}

interface Known {
  event: AbiEvent;
  /** Null where an event's form wants the general decoder. */
  fast: FastDecoder | null;
}

function bySelector(abi: readonly { type: string }[]): Map<Hex, Known> {
  const events = abi.filter((item): item is AbiEvent => item.type === "event");
  return new Map(events.map((event) => [toEventSelector(event), { event, fast: fastDecoder(event) }]));
}
