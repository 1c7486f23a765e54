import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Hex, keccak256, toHex } from "viem";
import { privateKeyToAccount, sign } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { compactSignature } from "../../src/batches/compactSignature.ts";

const SCRIPT = fileURLToPath(new URL("../support/checkRows.ts", import.meta.url));
/** A machine for which the package has nothing built: its own loader finds no file. */
const ELSEWHERE = { PREBUILDS_ONLY: "1", npm_config_platform: "none", npm_config_arch: "none" };

interface Told {
  native: boolean;
  holds: number[];
  signers: (string | null)[];
}

function checkRows(rows: readonly object[], env: Record<string, string>): Told {
  const input = JSON.stringify(rows);
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT], { input, env: { ...process.env, ...env } });
  expect(status, stderr.toString()).toBe(0);
  return JSON.parse(stdout.toString()) as Told;
}

describe("threads on a machine without the native curve", () => {
  it("take the one in JavaScript, in order, and verify alike", async () => {
    const rows = [];
    const expected: number[] = [];
    // More than one piece for a thread: answers come in the order of the questions.
    for (let i = 0; i < 300; i++) {
      const privateKey = keccak256(toHex(`key ${i % 7}`));
      const digest = keccak256(toHex(`message ${i}`));
      const signature = compactSignature(await sign({ hash: digest, privateKey, to: "hex" }));
      const signer = privateKeyToAccount(privateKey).address.toLowerCase() as Hex;
      const another = keccak256(toHex(i));
      const spoilt = [
        { digest, signature, signer },
        { digest: another, signature, signer },
        { digest, signature: `${signature.slice(0, 66)}${another.slice(2)}`, signer },
        { digest, signature: `0x${"00".repeat(64)}`, signer },
        { digest, signature: `0x${"ff".repeat(64)}`, signer: `0x${"00".repeat(20)}` },
      ] as const;
      const which = i % 3 === 0 ? 0 : i % 5;
      rows.push(spoilt[which] ?? spoilt[0]);
      expected.push(which === 0 ? 1 : 0);
    }
    const plain = checkRows(rows, ELSEWHERE);
    expect(plain.native).toBe(false);
    expect(plain.holds).toEqual(expected);
    const here = checkRows(rows, {});
    expect({ ...here, native: false }).toEqual(plain);
  });
});
