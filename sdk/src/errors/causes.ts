/** One error of a chain of causes, with the fields that libraries and wallets use, whatever they are. */
export interface Cause {
  readonly name: string;
  readonly message: string;
  readonly code: unknown;
  readonly data: unknown;
}

/**
 * An error and everything behind it, outermost first: `cause` (viem, wagmi), `error` and `info` (ethers), `data.originalError` (wallets). Breadth first,
 * each object once, and not without end: errors come from pages and extensions that nobody here wrote.
 */
export function causesOf(error: unknown): readonly Cause[] {
  const found: Cause[] = [];
  const queue: unknown[] = [error];
  const seen = new Set<unknown>();
  for (let i = 0; i < queue.length && i < 64; i++) {
    const value = queue[i];
    if (typeof value === "string") {
      found.push({ name: "", message: value, code: undefined, data: undefined });
      continue;
    }
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const data = field(value, "data");
    found.push({ name: text(value, "name"), message: messagesOf(value), code: field(value, "code"), data });
    for (const key of ["cause", "error", "info", "originalError"]) {
      const inner = field(value, key);
      if (typeof inner === "object") queue.push(inner);
    }
    if (typeof data === "object") queue.push(data);
  }
  return found;
}

/** A getter of somebody's object may throw. */
function field(value: object, key: string): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}

function text(value: object, key: string): string {
  const found = field(value, key);
  return typeof found === "string" ? found : "";
}

function messagesOf(value: object): string {
  return ["shortMessage", "details", "message"].map((key) => text(value, key)).join("\n");
}
