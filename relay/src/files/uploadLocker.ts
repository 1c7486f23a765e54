import { ERRORS, type Lock, type Locker } from "@tus/server";
import type { LockAlone } from "../store/openStore.ts";
import { UploadQueues } from "./UploadQueues.ts";

const PATIENCE_MS = 10_000;
const LOOK_MS = 200;

/**
 * One writer for an upload at a time: in this process first come, first served, where whoever holds it is asked to let go; and among all relays on
 * the database by one of its locks, which it frees when a process is killed.
 */
export function uploadLocker(lockAlone: LockAlone): Locker {
  const queues = new UploadQueues(PATIENCE_MS);
  return {
    newLock: (id): Lock => {
      let leave: (() => void) | null = null;
      let release: (() => Promise<void>) | null = null;
      return {
        lock: async (signal, cancelRequest) => {
          leave = await queues.enter(id, signal, cancelRequest);
          const until = Date.now() + PATIENCE_MS;
          try {
            for (;;) {
              release = await lockAlone(`relay upload ${id}`);
              if (release !== null) return;
              if (signal.aborted || Date.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT;
              await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
            }
          } catch (error) {
            leave();
            throw error;
          }
        },
        unlock: async () => {
          try {
            await release?.();
          } finally {
            leave?.();
          }
        },
      };
    },
  };
}
