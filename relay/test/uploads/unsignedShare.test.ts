import { randomBytes } from "node:crypto";
import { create } from "kubo-rpc-client";
import { afterEach, describe, expect, it } from "vitest";
import { CAR_TYPE } from "../../../sdk/src/content/carLayout.ts";
import { carOfBlob } from "../../../sdk/src/content/carOfBlob.ts";
import { inOnePeriod } from "../support/inOnePeriod.ts";
import { type IntakeStage, makeWork } from "../support/intakeStage.ts";
import { tusUpload } from "../support/tusUpload.ts";
import { useIntakeStage } from "../support/useIntakeStage.ts";

const MiB = 2 ** 20;

describe("uploads that nobody signed for", { timeout: 180_000 }, () => {
  let stage: IntakeStage;
  useIntakeStage((up) => {
    stage = up;
  });
  afterEach(() => stage.endRelays());

  const post = async (url: string, size: number, address = "192.0.2.1") => {
    const { content, car } = await carOfBlob(new Blob([randomBytes(size)]));
    const answer = await fetch(`${url}/v1/uploads?root=${content.cid}`, {
      method: "POST",
      headers: { "content-type": CAR_TYPE, "x-forwarded-for": address },
      body: car,
    });
    const json = (await answer.json()) as { code?: string; details?: object };
    return { status: answer.status, code: json.code, details: json.details };
  };

  it("fill no more than half of the node: works that somebody signs still have room", async () => {
    const held = Number((await create({ url: stage.ipfs.url }).repo.stat()).repoSize);
    const relay = await stage.start(await stage.database(), { UPLOAD_QUOTA: String(2 * held + 8 * MiB) });
    expect(await post(relay.url, MiB)).toMatchObject({ status: 201 });
    const full = { status: 507, code: "store-full", details: { direct: true } };
    expect(await post(relay.url, 5 * MiB)).toEqual(full);
    const { bytes, content } = await makeWork(5 * MiB);
    await tusUpload(relay.url, content.cid, bytes);
  });

  it("end for an address that has sent so much within a day, at whichever relay of a database", async () => {
    await inOnePeriod(86_400);
    const database = await stage.database();
    const settings = { UPLOAD_BYTES_A_DAY: String(2 * MiB), TRUST_PROXY: "1" };
    const [one, other] = [await stage.start(database, settings), await stage.start(database, settings)];
    expect((await post(one.url, MiB)).status).toBe(201);
    const spent = { status: 429, code: "too-many-uploads", details: { direct: true } };
    expect(await post(other.url, 1.5 * MiB)).toEqual(spent);
    expect(await post(one.url, 100)).toEqual(spent);
    expect((await post(one.url, MiB, "192.0.2.2")).status).toBe(201);
  });
});
