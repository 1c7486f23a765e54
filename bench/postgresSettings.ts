import type { PostgresSetting } from "../test/support/postgres.ts";

/** PostgreSQL as `docs/operations.md` recommends it for a machine of 24 GiB on which everything else runs as well. */
export const postgresSettings: readonly PostgresSetting[] = [
  "shared_buffers=4GB",
  "effective_cache_size=16GB",
  "random_page_cost=1.1",
  "max_wal_size=8GB",
  "checkpoint_timeout=15min",
  "work_mem=16MB",
];
