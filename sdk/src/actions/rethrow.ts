import { toActionError } from "./toActionError.ts";

/**
 * A `catch` handler that turns what a viem read threw into this project's errors.
 *
 * @example
 * await readContract(client, request).catch(rethrow("poolOf"));
 */
export function rethrow(functionName: string): (error: unknown) => never {
  return (error) => {
    throw toActionError(error, functionName);
  };
}
