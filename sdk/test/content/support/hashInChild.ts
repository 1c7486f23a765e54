import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { contentIdOfFile } from "@colophon/sdk/content/node/contentIdOfFile.ts";
import { keyStream } from "./keyStream.ts";

/*
 * A process of its own, so that its peak of memory is that of hashing alone: `stream SIZE SEED` or `file PATH`.
 * Prints { cid, digest, codec, size, peak } with the peak of resident memory in bytes.
 */
const [how, what = "", seed = ""] = process.argv.slice(2);
const id = how === "file" ? await contentIdOfFile(what) : await contentIdOf(keyStream(Number(what), seed));
console.log(JSON.stringify({ ...id, peak: process.resourceUsage().maxRSS * 1024 }));
