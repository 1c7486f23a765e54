import { readFileSync } from "node:fs";
import { fastSigner } from "../../src/signatures/node/fastSigner.ts";
import { nativeCurve } from "../../src/signatures/node/nativeCurve.ts";
import { signatureThreads } from "../../src/signatures/node/signatureThreads.ts";

// Run by itself, on a machine as the environment says it is: checks rows of standard input on threads, and says by what curve.
const list = JSON.parse(readFileSync(0, "utf8")) as { digest: `0x${string}`; signature: string; signer: string }[];
const flat = (field: "digest" | "signature" | "signer") =>
  Uint8Array.from(Buffer.from(list.map((row) => row[field].slice(2)).join(""), "hex"));
const threads = signatureThreads(2);
const holds = await threads.check({ digests: flat("digest"), signatures: flat("signature"), signers: flat("signer") });
await threads.close();
const signers = [];
for (const { digest, signature } of list) signers.push(await fastSigner(digest, signature).catch(() => null));
process.stdout.write(JSON.stringify({ native: nativeCurve() !== null, holds: [...holds], signers }));
