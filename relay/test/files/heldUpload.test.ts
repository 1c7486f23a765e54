import { describe, expect, it } from "vitest";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import { FILES_PATH } from "../../../sdk/src/api/intakeSchemas.ts";
import { claimDesk } from "../support/claimDesk.ts";
import { type IntakeStage, makeWork } from "../support/intakeStage.ts";
import { idOf, TUS, tusCreate, tusPatch } from "../support/tusUpload.ts";
import { useIntakeStage } from "../support/useIntakeStage.ts";

describe("an upload that one of two relays is receiving", () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  const { rows } = claimDesk(() => stage);

  it("is locked at the other one, and anybody's once the request is over", async () => {
    const database = await stage.database();
    const [one, two] = [await stage.start(database), await stage.start(database)];
    const { bytes, content } = await makeWork(1_000);
    const id = idOf(await tusCreate(one.url, content.cid, bytes.length));
    let go: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* slowly() {
      yield bytes.subarray(0, 400);
      await rest;
      yield bytes.subarray(400, 700);
    }
    const received = tusPatch(one.url, id, 0, ReadableStream.from(slowly()) as ReadableStream<Uint8Array<ArrayBuffer>>);
    const locks =
      "select 1 from pg_locks where locktype = 'advisory' and granted and " +
      `((classid::bigint << 32) | objid::bigint) = hashtextextended('relay upload ${id}', 1)`;
    await eventually(
      () => rows(database, locks),
      ({ length }) => length === 1,
      "the lock of the one that receives it",
    );
    // It waits for ten seconds, since who holds it may be about to let go.
    const refused = await tusPatch(two.url, id, 400, bytes.subarray(400));
    expect(refused.status).toBe(423);
    expect(await refused.json()).toMatchObject({ code: "upload-busy" });
    go();
    expect((await received).status).toBe(204);
    await eventually(
      () => fetch(`${two.url}${FILES_PATH}/${id}`, { method: "HEAD", headers: TUS }),
      ({ headers }) => headers.get("upload-offset") === "700",
      "what came",
    );
    expect((await tusPatch(two.url, id, 700, bytes.subarray(700))).status).toBe(204);
  });
});
