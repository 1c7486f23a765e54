import { create } from "kubo-rpc-client";
import { pino } from "pino";
import { parseGwei } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import type { Pipeline } from "../../src/batches/pipeline.ts";

type Given = Pick<Pipeline, "db" | "chain" | "folder"> & Partial<Pipeline>;

/** A pipeline on that database, chain and folder: quick rounds, no budgets, a new key, and an IPFS node that isn't there. */
export function testPipeline(given: Given): Pipeline {
  return {
    ipfs: create({ url: "http://127.0.0.1:1" }),
    account: privateKeyToAccount(generatePrivateKey()),
    log: pino({ level: "silent" }),
    batchSeconds: 1,
    batchLeaves: 100,
    stuckSeconds: 1,
    maxFee: parseGwei("500"),
    confirmations: 2,
    budgets: undefined,
    publishConfirmations: 0,
    afterStep: async () => undefined,
    ...given,
  };
}
