import { afterAll, describe, expect, it } from "vitest";
import { MerkleTree } from "../../src/merkle/MerkleTree.ts";
import { twoThreadHasher } from "../../src/merkle/node/twoThreadHasher.ts";
import { rewardTree } from "../../src/merkle/rewardTree.ts";

const place = {
  chainId: 1,
  pool: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  campaign: 1,
  token: "0x0000000000000000000000000000000000000000",
};
const accountsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    account: `0x${(i * 7_919).toString(16).padStart(40, "0")}`,
    cumulative: BigInt(i) ** 3n,
  }));

describe("a hasher of two threads", () => {
  const hasher = twoThreadHasher();
  afterAll(() => hasher.close());

  // One thread below 16,384; then sizes around what is dealt out.
  it.each([1, 63, 64, 5_000, 16_384, 16_385, 16_386, 32_767, 32_768, 32_769, 65_537, 100_003])(
    "gives the tree of %i leaves that one thread gives",
    (count) => {
      const accounts = accountsOf(count);
      const [two, one] = [rewardTree(place, accounts, hasher), rewardTree(place, accounts)];
      expect(two.root).toBe(one.root);
      expect(Buffer.compare(two.nodes(0, 2 * count - 1), one.nodes(0, 2 * count - 1))).toBe(0);
    },
  );
  it("also from leaves that aren't in shared memory", () => {
    const one = rewardTree(place, accountsOf(40_000));
    const leaves = one.nodes(39_999, 79_999).slice();
    expect(new MerkleTree(leaves, hasher).root).toBe(one.root);
  });
  it("really shares the work: the other thread takes pieces when this one does nothing", async () => {
    const { Worker } = await import("node:worker_threads");
    const worker = new Worker(new URL("../../src/merkle/node/hashWorker.ts", import.meta.url));
    const one = rewardTree(place, accountsOf(20_000));
    const nodes = new Uint8Array(new SharedArrayBuffer(39_999 * 32));
    nodes.set(one.nodes(19_999, 39_999), 19_999 * 32);
    const counters = new Int32Array(new SharedArrayBuffer(8));
    worker.postMessage({ kind: "inner", counters, nodes });
    while (Atomics.load(counters, 1) < 64) await new Promise((resolve) => setTimeout(resolve, 5));
    await worker.terminate();
    expect(Buffer.compare(nodes.subarray(63 * 32), one.nodes(63, 39_999))).toBe(0);
  });
  it("goes on alone when its other thread is gone", async () => {
    const alone = twoThreadHasher();
    await alone.close();
    expect(rewardTree(place, accountsOf(20_000), alone).root).toBe(rewardTree(place, accountsOf(20_000)).root);
  });
});
