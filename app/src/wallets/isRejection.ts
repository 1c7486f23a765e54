/** True if the person said no in the wallet (EIP-1193 code 4001, however deep libraries wrapped it). */
export function isRejection(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 8; depth += 1) {
    if ("code" in cause && cause.code === 4001) return true;
    if ("name" in cause && cause.name === "UserRejectedRequestError") return true;
    cause = "cause" in cause ? cause.cause : undefined;
  }
  return false;
}
