import { type Hex, numberToHex, toEventSelector } from "viem";

/** Logs asked for at once, as our own indexer does. */
const LOGS = 10_000;

const SELECTOR = toEventSelector(
  "event Contributed(uint256 indexed id, address indexed author, bytes32 indexed digest, uint256 header, bytes32 manifest, uint256[] parents)",
);

/**
 * Works a second that can be read at all: the contract's logs by range, JSON parsed, the works' words taken from topics and data, and
 * nothing kept. The best of three.
 */
export async function rawLimit(url: string, address: Hex, works: number, blocks: number): Promise<number> {
  // Each work says two things: that it was certified, and that its token was minted.
  const span = Math.max(1, Math.floor((blocks * LOGS) / (2 * works)));
  let best = 0;
  for (let run = 0; run < 3; run++) {
    let seen = 0;
    const start = performance.now();
    for (let from = 1; from <= blocks; from += span) {
      const logs = await logsBetween(url, address, from, Math.min(blocks, from + span - 1));
      for (const { topics, data } of logs) if (topics[0] === SELECTOR && isWork(topics, data)) seen++;
    }
    if (seen !== works) throw new Error(`The chain told of ${seen} works, not of ${works}.`);
    best = Math.max(best, (works * 1000) / (performance.now() - start));
  }
  return best;
}

interface Log {
  topics: string[];
  data: string;
}

async function logsBetween(url: string, address: Hex, from: number, to: number): Promise<Log[]> {
  const params = [{ address, fromBlock: numberToHex(from), toBlock: numberToHex(to) }];
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getLogs", params }),
  });
  const { result } = (await response.json()) as { result?: Log[] };
  if (!result) throw new Error("The chain refused a range of logs.");
  return result;
}

/** Decodes, so that no part of it can be left out. */
function isWork(topics: readonly string[], data: string): boolean {
  const [, id = "", author = "", digest = ""] = topics;
  const header = BigInt(data.slice(0, 66));
  const work = { id: BigInt(id), author: `0x${author.slice(26)}`, digest, manifest: `0x${data.slice(66, 130)}` };
  return (
    work.id >> 224n === ((header >> 64n) & 0xffff_ffffn) && work.author.length === 42 && work.manifest.length === 66
  );
}
