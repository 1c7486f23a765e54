import { certify } from "@colophon/sdk/actions/certify.ts";
import { fund } from "@colophon/sdk/actions/fund.ts";
import { openPoll } from "@colophon/sdk/actions/openPoll.ts";
import { readCampaign } from "@colophon/sdk/actions/readCampaign.ts";
import { review } from "@colophon/sdk/actions/review.ts";
import { setEdition } from "@colophon/sdk/actions/setEdition.ts";
import { transferWork } from "@colophon/sdk/actions/transferWork.ts";
import { campaign as campaignSchema, statementPage } from "@colophon/sdk/api/schemas.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import type { MediaKind } from "@colophon/sdk/ids/names.ts";
import { parseEther } from "viem";
import { type Actor, actors } from "../../../scripts/demo/actors.ts";
import { awaitApi } from "../../../scripts/demo/awaitApi.ts";
import { claimFor, publishStatements } from "../../../scripts/demo/settle.ts";
import { upload } from "../../../scripts/demo/upload.ts";
import type { Stack } from "../../../scripts/runtime/startStack.ts";
import type { Time } from "./fixtures.ts";
import { picture, sound } from "./media.ts";
import { openTestCampaign } from "./openTestCampaign.ts";
import { studio } from "./studio.ts";

const DAY = 86_400;

interface Piece {
  author: Actor;
  title: string;
  kind: MediaKind;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
  remixes?: readonly string[];
  coAuthor?: Actor;
}

/**
 * A campaign that has had its life, made through the SDK: a picture, a sound, a text, a remix with a co-author, a rejected
 * work; funded, closed, its statement standing; some claimed, one work sold. It takes five days of the chain's time.
 */
export async function livedCampaign(stack: Stack, time: Time, title: string) {
  const campaign = await openTestCampaign(stack, title, {
    closes: time.now() + DAY,
    reviewPeriod: DAY,
    appealPeriod: DAY,
    finality: DAY,
    equalBps: 6_000,
    curatedBps: 4_000,
    editionPrice: parseEther("0.02"),
    editionCap: 50,
  });
  const desk = await studio(stack);
  const { client, deployment, urls } = desk;
  const { config } = await readCampaign(client(actors.brand), { deployment, campaign });
  await fund(client(actors.brand), { deployment, campaign, amount: parseEther("1.5") });
  const poll = rawBlockOf({ v: 1, question: "Which of them for the cover?", options: ["The harbour", "The bell"] });
  await upload(urls.relay, poll.bytes);
  await openPoll(client(actors.brand), { deployment, campaign, poll: poll.digest, closes: time.now() + 30 * DAY });
  const cover = await upload(urls.relay, new Uint8Array(picture(campaign * 10 + 5)));
  await setEdition(client(actors.brand), {
    deployment,
    campaign,
    content: { digest: cover.digest, codec: cover.codec, kind: "image" },
  });

  const make = async ({ author, title, kind, mediaType, bytes, remixes = [], coAuthor }: Piece): Promise<string> => {
    const content = await upload(urls.relay, bytes);
    const credits = coAuthor && {
      credits: [
        { account: author.account.address.toLowerCase(), bps: 7_000, role: "idea" },
        { account: coAuthor.account.address.toLowerCase(), bps: 3_000, role: "colours" },
      ],
    };
    const manifest = rawBlockOf({ v: 1, title, description: `${title}, as it was.`, mediaType, ...credits });
    await upload(urls.relay, manifest.bytes);
    const { id } = await certify(client(author), {
      deployment,
      campaign,
      config,
      digest: content.digest,
      codec: content.codec,
      kind,
      aiUse: "none",
      manifest: manifest.digest,
      parents: remixes,
    });
    return id;
  };
  const own = (bytes: Uint8Array) => new Uint8Array(bytes);
  const png = { kind: "image", mediaType: "image/png" } as const;
  const wav = { kind: "audio", mediaType: "audio/wav" } as const;
  const text = { kind: "text", mediaType: "text/markdown" } as const;
  const { ada, bruno, chiyo } = actors;
  const image = await make({ author: ada, title: "A harbour", ...png, bytes: own(picture(campaign * 10)) });
  const audio = await make({ author: bruno, title: "A bell", ...wav, bytes: own(sound(campaign * 10)) });
  const words = own(Buffer.from(`# Fog\n\nSeen from pier ${campaign}, *twice*.\n`));
  const note = await make({ author: chiyo, title: "A note on fog", ...text, bytes: words });
  const remixOf = { remixes: [image, audio], coAuthor: bruno };
  const remix = await make({
    author: chiyo,
    title: "The harbour, ringing, in a title that is rather long for a picture of this size",
    ...png,
    bytes: own(picture(campaign * 10 + 1)),
    ...remixOf,
  });
  const rejected = await make({ author: ada, title: "A receipt", ...png, bytes: own(picture(campaign * 10 + 2)) });

  const accept = (id: string, who: Actor, score: number) =>
    ({ id, author: who.account.address, accepted: true, score }) as const;
  await review(client(actors.curator), {
    deployment,
    campaign,
    verdicts: [
      accept(image, ada, 9_000),
      accept(audio, bruno, 7_000),
      accept(remix, chiyo, 8_000),
      { id: rejected, author: ada.account.address, accepted: false, reason: 1 },
    ],
  });
  const { rollAt } = await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}`,
    campaignSchema,
    ({ counts }) => counts.verified === 5,
    "all five works are verified",
  );
  await time.advanceTo(rollAt + 60);
  const statements = await publishStatements(desk, campaign, 4);
  await time.advanceBy(3_600);
  for (const statement of statements) await claimFor(desk, ada, statement);
  await transferWork(client(ada), {
    deployment,
    id: image,
    from: ada.account.address,
    to: actors.collector.account.address,
  });
  await awaitApi(
    urls.api,
    `/v1/campaigns/${campaign}/statements`,
    statementPage,
    ({ items }) => items.length === statements.length,
    "the statement is indexed",
  );
  return { campaign, image, audio, text: note, remix, rejected };
}
