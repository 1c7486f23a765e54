import { ColophonError } from "../errors/ColophonError.ts";
import { kebab } from "../errors/kebab.ts";
import type { Revert } from "./decodeRevert.ts";
import { explainRevert } from "./explainRevert.ts";

/** Thrown when a contract refuses a call. `errorName` is the ABI's, so programs branch on it: `"AlreadyCertified"`, say. */
export class ContractReverted extends ColophonError {
  readonly errorName: string | null;
  readonly args: readonly unknown[];
  readonly functionName: string;

  constructor(revert: Revert, functionName: string, cause?: unknown) {
    const { what, action } = explainRevert(revert);
    super({
      code: revert.name === null ? "contract-reverted" : kebab(revert.name),
      what,
      action,
      details: { errorName: revert.name, args: revert.args, functionName },
      cause,
    });
    this.errorName = revert.name;
    this.args = revert.args;
    this.functionName = functionName;
  }
}
