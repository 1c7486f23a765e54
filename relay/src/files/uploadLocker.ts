import { ERRORS, type Lock, type Locker, MemoryLocker } from "@tus/server";
import type { LockAlone } from "../store/openStore.ts";

const PATIENCE_MS = 10_000;
const LOOK_MS = 200;

/**
 * One writer for an upload at a time: in this process by tus's own lock, which asks whoever holds it to let go, and among all relays on the
 * database by one of its locks, which it frees when a process is killed.
 */
export function uploadLocker(lockAlone: LockAlone): Locker {
  const memory = new MemoryLocker();
  return {
    newLock: (id): Lock => {
      const own = memory.newLock(id);
      let release: (() => Promise<void>) | null = null;
      return {
        lock: async (signal, cancelRequest) => {
          await own.lock(signal, cancelRequest);
          const until = Date.now() + PATIENCE_MS;
          try {
            for (;;) {
              release = await lockAlone(`relay upload ${id}`);
              if (release !== null) return;
              if (signal.aborted || Date.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT;
              await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
            }
          } catch (error) {
            await own.unlock();
            throw error;
          }
        },
        unlock: async () => {
          await release?.();
          await own.unlock();
        },
      };
    },
  };
}
