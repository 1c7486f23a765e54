import { type BaseError, decodeErrorResult, type Hex, isHex } from "viem";
import { REVERT_ABI } from "../errors/revertAbi.ts";

/** A contract's error, decoded. `name` is null where the contract gave none, or one that isn't ours. */
export type Revert = {
  name: string | null;
  args: readonly unknown[];
  /** The reason as text, where the contract gave text. */
  reason: string | null;
};

/**
 * Finds a contract's error in what a viem call threw.
 *
 * @returns Null where no contract reverted.
 *
 * @example
 * decodeRevert(error)?.name; // "OutsideWindow"
 */
export function decodeRevert(error: BaseError): Revert | null {
  const data = revertData(error);
  if (data === null) return null;
  if (data === "0x") return { name: null, args: [], reason: null };
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi: REVERT_ABI, data });
    // `Error(string)` and `Panic(uint256)` are the language's.
    const name: string = errorName;
    if (name === "Error") return { name: null, args, reason: String(args[0]) };
    if (name === "Panic") return { name: null, args, reason: `panic ${String(args[0])}` };
    return { name, args, reason: null };
  } catch {
    return { name: null, args: [], reason: `an unknown error, ${data.slice(0, 10)}` };
  }
}

/** The bytes a contract reverted with, wherever viem or the node has put them. */
function revertData(error: BaseError): Hex | null {
  let found: Hex | null = null;
  error.walk((inner) => {
    if (typeof inner !== "object" || inner === null || !("data" in inner)) return false;
    const { data } = inner;
    if (typeof data === "string" && isHex(data)) found = data;
    else if (typeof data === "object" && data !== null && "data" in data && isHex(data.data)) found = data.data;
    return found !== null;
  });
  if (found !== null) return found;
  const text = `${error.details} ${error.shortMessage}`;
  return /execution reverted|reverted with/i.test(text) ? "0x" : null;
}
