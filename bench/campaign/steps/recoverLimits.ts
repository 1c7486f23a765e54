import { readFileSync } from "node:fs";
import { parseBatch } from "@colophon/sdk/batches/parseBatch.ts";
import { readBatch } from "@colophon/sdk/batches/readBatch.ts";
import { signedRows } from "@colophon/sdk/batches/signedRows.ts";
import { aiUseOf, codecOf, mediaKindOf } from "@colophon/sdk/ids/names.ts";
import { checkNatively } from "@colophon/sdk/signatures/node/checkNatively.ts";
import { nativeCurve } from "@colophon/sdk/signatures/node/nativeCurve.ts";
import { contributionTypedData } from "@colophon/sdk/typed-data/contribution.ts";
import { canonicalSignature } from "@colophon/sdk/typed-data/signature.ts";
import { recoverTypedDataAddress } from "viem";
import { report } from "../../report.ts";
import { batchPath } from "../batchPath.ts";

// One core: ours over a whole file, the bare native recovery, and viem, each in signatures for a second of processor time.
const [, , folder = ""] = process.argv;
const bytes = readFileSync(batchPath(folder, "contributions", 0));
const curve = nativeCurve();
if (curve === null) throw new Error("The native curve isn't built for this machine, so its limit can't be measured.");
const batch = parseBatch(bytes);
const { header, count } = batch;

async function aSecond(many: number, run: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return many / ((user + system) / 1e6);
}

const native = curve;
const signatures = {
  atOnce: 4_096,
  check: async (rows: Parameters<typeof checkNatively>[1]) => checkNatively(native, rows),
};
/** A small file is read often: what the compiler takes mustn't be what is measured. */
const rounds = Math.ceil(10_000 / count);
const readAll = async () => {
  for (let round = 0; round < rounds; round++) {
    const { leaves } = await readBatch(bytes, { signatures });
    if (leaves.some(({ problem }) => problem !== null)) throw new Error("a leaf doesn't hold");
  }
};
await readAll();
const ours = await aSecond(count * rounds, readAll);

const [rows] = signedRows(bytes, batch, count);
if (rows === undefined) throw new Error("an empty batch");
const key = new Uint8Array(65);
const signature = new Uint8Array(64);
const limit = await aSecond(count, () => {
  for (let i = 0; i < count; i++) {
    signature.set(rows.signatures.subarray(i * 64, i * 64 + 64));
    const top = signature[32] ?? 0;
    signature[32] = top & 0x7f;
    native.ecdsaRecover(signature, top >> 7, rows.digests.subarray(i * 32, i * 32 + 32), false, key);
  }
});

const some = [...batch.records()].slice(0, Math.min(count, 300));
const viem = await aSecond(some.length, async () => {
  for (const { record } of some) {
    if (record.kind !== "contributions") throw new Error("a batch of contributions was expected");
    const data = contributionTypedData(
      { chainId: header.chainId, contract: header.contract },
      {
        ...record,
        campaign: header.campaign,
        config: header.config,
        author: record.signer,
        codec: codecOf(record.codec),
        kind: mediaKindOf(record.mediaKind),
        aiUse: aiUseOf(record.aiUse),
      },
    );
    const signer = await recoverTypedDataAddress({ ...data, signature: canonicalSignature(record.signature) });
    if (signer.toLowerCase() !== record.signer) throw new Error("viem finds another signer");
  }
});
report({ ours, limit, viem });
