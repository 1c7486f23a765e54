import { startRelay } from "./startRelay.ts";

/** The relay as a process: what it has taken is in IPFS and in its database. */
await startRelay(process.env);
