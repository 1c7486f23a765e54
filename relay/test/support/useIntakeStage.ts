import { afterAll, beforeAll } from "vitest";
import { type IntakeStage, intakeStage } from "./intakeStage.ts";

/** A stage for all tests of a `describe`: given before the first of them, gone with its relays after the last. */
export function useIntakeStage(onStage: (stage: IntakeStage) => void): void {
  let stage: IntakeStage | undefined;
  beforeAll(async () => {
    stage = await intakeStage();
    onStage(stage);
  }, 180_000);
  afterAll(() => stage?.stop());
}
