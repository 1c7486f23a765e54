import { join } from "node:path";
import { root } from "../runtime/paths.ts";

/** All lock files that are installed from: the product's, and those of what benchmarks compare it with. */
export const lockFiles = [".", "bench/gas/packages", "bench/ponder"].map((folder) =>
  join(root, folder, "package-lock.json"),
);
