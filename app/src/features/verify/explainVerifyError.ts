import { NobodyAnswers } from "../../lib/certifications.ts";
import { describeError } from "../../lib/describeError.ts";

export function explainVerifyError(error: unknown): string {
  return error instanceof NobodyAnswers ? error.message : describeError(error);
}
