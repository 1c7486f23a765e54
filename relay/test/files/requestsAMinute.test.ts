import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import { FILES_PATH } from "../../../sdk/src/api/intakeSchemas.ts";
import type { IntakeStage } from "../support/intakeStage.ts";
import { TUS, tusPatch } from "../support/tusUpload.ts";
import { useIntakeStage } from "../support/useIntakeStage.ts";

const ID = "0".repeat(32);

describe("requests about uploads", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  it("are bounded for an address, whether they ask, send or remove; tus clients wait", async () => {
    const relay = await stage.start(await stage.database(), { UPLOADS_A_MINUTE: "1" });
    const ask = (method: string) => fetch(`${relay.url}${FILES_PATH}/${ID}`, { method, headers: TUS });
    const statuses = [];
    for (const send of [
      () => ask("HEAD"),
      () => ask("DELETE"),
      () => tusPatch(relay.url, ID, 0, "x"),
      () => ask("HEAD"),
    ])
      statuses.push((await send()).status);
    expect(statuses).toEqual([404, 404, 404, 404]);
    for (const send of [() => ask("HEAD"), () => ask("DELETE"), () => tusPatch(relay.url, ID, 0, "x")]) {
      // A slow machine's minute gives one back now and then.
      const answer = await eventually(send, ({ status }) => status === 423, "a request that is refused");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
  });
});
