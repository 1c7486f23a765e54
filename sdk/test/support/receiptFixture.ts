import { privateKeyToAccount } from "viem/accounts";
import type { ApiReceipt } from "../../src/api/ballotSchemas.ts";
import type { ReceiptReader } from "../../src/relay/ReceiptReader.ts";
import type { ReceiptedWork } from "../../src/relay/receiptFile.ts";
import { hashContribution } from "../../src/typed-data/contribution.ts";
import { receiptTypedData } from "../../src/typed-data/receipt.ts";
import { AUTHOR, DIGEST, type THIEF } from "./certificateFixture.ts";
import { digestOfText } from "./works.ts";

export const RELAY = privateKeyToAccount("0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a");
export const WHERE = { chainId: 31_337, contributions: "0x5fbdb2315678afecb367f032d93f642f64180aa3" } as const;
export const TAKEN_AT = 1_800_000_000;
export const ANCHOR_BY = TAKEN_AT + 600;

const manifestText = '{"title":"Surf","v":1}';

/** What the author signed. */
export const SIGNED: ReceiptedWork & { manifestText: string } = {
  config: `0x${"c0".repeat(20)}`,
  digest: DIGEST,
  ...({ codec: "raw", kind: "video", aiUse: "none" } as const),
  manifest: digestOfText(manifestText),
  manifestText,
  parents: [`0x00000001${"ab".repeat(28)}`],
  epoch: 2,
  deadline: BigInt(TAKEN_AT + 604_800),
};

const signedDigest = hashContribution(
  { chainId: WHERE.chainId, contract: WHERE.contributions },
  {
    ...SIGNED,
    manifest: SIGNED.manifest ?? undefined,
    campaign: 1,
    author: AUTHOR.address,
    deadline: BigInt(SIGNED.deadline),
  },
);

/** A relay's receipt for it, but for what a test changes before it is signed. */
export async function receiptFixture(
  changes: Partial<ApiReceipt> = {},
  by: typeof RELAY | typeof THIEF = RELAY,
): Promise<ApiReceipt> {
  const unsigned = {
    relay: RELAY.address.toLowerCase(),
    kind: "contributions",
    campaign: 1,
    signed: signedDigest,
    signer: AUTHOR.address.toLowerCase(),
    takenAt: TAKEN_AT,
    anchorBy: ANCHOR_BY,
    ...changes,
  } as const;
  return { ...unsigned, signature: await by.signTypedData(receiptTypedData(WHERE, unsigned)) };
}

/** A chain on which the campaign names the relay and nothing was anchored, but for what a test changes. */
export function receiptReaderFixture(more: Partial<ReceiptReader> = {}): ReceiptReader {
  return {
    chainId: WHERE.chainId,
    contract: WHERE.contributions,
    namedRelay: async () => "now",
    epochOf: async () => 2,
    whereIs: async () => ({ found: null, read: 1, unread: [] }),
    ...more,
  };
}
