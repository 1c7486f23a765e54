import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { review } from "@colophon/sdk/actions/review.ts";
import type { BrowserContext, Page } from "@playwright/test";
import { actors } from "../../scripts/demo/actors.ts";
import { colophon } from "./support/colophon.ts";
import { account, certify, connect, describeWork } from "./support/contributing.ts";
import { film } from "./support/film.ts";
import { expect, test } from "./support/fixtures.ts";
import { picture, sound } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";
import { expectPlaying, type Kind } from "./support/playing.ts";
import { studio } from "./support/studio.ts";

/** One work of the story: a file on this machine. */
interface Piece {
  kind: Kind;
  title: string;
  path: string;
}

const shared = fileURLToPath(new URL("../../../shared/data/media/", import.meta.url));
const real: readonly Piece[] = [
  { kind: "image", title: "A photograph", path: join(shared, "P1000827.jpg") },
  { kind: "audio", title: "A recording", path: join(shared, "sample1.mp3") },
  { kind: "video", title: "A film", path: join(shared, "video1_no_manifest.mp4") },
];
const missing = real.filter(({ path }) => !existsSync(path)).map(({ path }) => path);

/** The same three kinds, made here: what this tests must not hang on files from elsewhere. */
async function makePieces(context: BrowserContext): Promise<Piece[]> {
  const pieces = [
    { kind: "image", title: "A picture made here", name: "made.png", bytes: picture(101) },
    { kind: "audio", title: "A sound made here", name: "made.wav", bytes: sound(102) },
    { kind: "video", title: "A film made here", name: "made.webm", bytes: await film(context) },
  ] as const;
  return Promise.all(
    pieces.map(async ({ name, bytes, ...piece }) => {
      const path = test.info().outputPath(name);
      await writeFile(path, bytes);
      return { ...piece, path };
    }),
  );
}

/** A copy that differs in one bit of one byte in its middle. */
async function changed({ path, kind }: Piece): Promise<string> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const copy = test.info().outputPath(`changed-${kind}`);
  await writeFile(copy, bytes);
  return copy;
}

async function expectVerified(page: Page, path: string, title: string | null): Promise<void> {
  await page.goto("/verify");
  await page.locator("input[type=file]").setInputFiles(path);
  const result = page.getByTestId("verify-result");
  await expect(result).toHaveAttribute("data-certified", String(title !== null));
  await expect(result).toContainText(title === null ? /not certified/i : /certified/i);
}

test.describe("a photograph, a sound and a film, from disk to the chain and back", () => {
  test("real ones", async ({ page, stack, wallet }) => {
    if (missing.length > 0) process.stdout.write(`Skipped, for lack of ${missing.join(", ")}\n`);
    test.skip(missing.length > 0, `${missing.join(", ")} can't be found; made files tell the same story`);
    await tell(page, stack, wallet, real);
  });

  test("made ones", async ({ page, stack, wallet, context }) => {
    await tell(page, stack, wallet, await makePieces(context));
  });
});

type Fixtures = Parameters<Parameters<typeof test>[2]>[0];

async function tell(
  page: Page,
  stack: Fixtures["stack"],
  wallet: Fixtures["wallet"],
  pieces: readonly Piece[],
): Promise<void> {
  const campaign = await openTestCampaign(stack, "Three kinds of evidence");
  const { client, deployment } = await studio(stack);
  const ids = new Map<Piece, string>();
  await page.goto("/");
  await connect(page);

  for (const piece of pieces) {
    await test.step(`${piece.kind}: certified and playing`, async () => {
      await describeWork(page, { campaign, file: piece.path, title: piece.title });
      ids.set(piece, await certify(page));
      await expect(page.getByRole("heading", { name: piece.title, level: 1 })).toBeVisible();
      await expectPlaying(page, piece.kind, piece.title);
    });
  }

  await test.step("the gallery shows them once they are accepted, and not before", async () => {
    await page.goto("/campaigns");
    await page.goto("/");
    // Nothing is shown before the index has answered.
    await expect(
      page.getByText(/Works in review aren’t shown here yet|Not one work has been accepted yet/),
    ).toBeVisible();
    for (const { title } of pieces) await expect(page.getByRole("link", { name: title })).toHaveCount(0);
    await review(client(actors.curator), {
      deployment,
      campaign,
      verdicts: pieces.map((piece) => ({
        id: ids.get(piece) ?? "",
        author: actors.ada.account.address,
        accepted: true,
        score: 9_000,
      })),
    });
    for (const piece of pieces) {
      await page.goto(`/?kind=${piece.kind}`);
      const card = page.getByRole("main").getByRole("link", { name: piece.title });
      await expect(card).toHaveAttribute("href", `/works/${ids.get(piece)}`);
    }
  });

  await test.step("the same bytes again are refused, with who and when", async () => {
    const [first] = pieces;
    if (first === undefined) throw new Error("There is no piece.");
    await wallet.choose(5);
    await expect(account(page)).toContainText("Bruno");
    await page.goto(`/campaigns/${campaign}/contribute`);
    await page.getByLabel("Drop your work here").setInputFiles(first.path);
    const refusal = page.getByRole("alert").filter({ hasText: "Already certified in this campaign" });
    await expect(refusal).toContainText(/by Ada, \d+ \w+ \d{4} at \d\d:\d\d/);
    await expect(page.getByRole("button", { name: "Upload and sign" })).toBeDisabled();
  });

  await test.step("every file verifies from disk; a copy with one bit changed doesn't", async () => {
    for (const piece of pieces) {
      await expectVerified(page, piece.path, piece.title);
      await expect(page.getByRole("link", { name: piece.title })).toBeVisible();
      await expectVerified(page, await changed(piece), null);
    }
  });

  await test.step("with index and API gone, command line and page say the same", async () => {
    await stack.services.indexer.kill9();
    try {
      for (const piece of pieces) {
        const yes = await colophon(stack, "verify", piece.path, "--ipfs");
        expect(yes).toMatchObject({
          status: 0,
          output: {
            answer: true,
            certified: true,
            certifications: [{ id: ids.get(piece), campaign, author: actors.ada.account.address, title: piece.title }],
            ipfs: { state: "match" },
          },
        });
        const no = await colophon(stack, "verify", await changed(piece));
        expect(no).toMatchObject({ status: 1, output: { answer: false, certified: false } });
        await expectVerified(page, piece.path, piece.title);
        await expect(page.getByText("The index didn't answer and wasn't needed")).toBeVisible();
      }
    } finally {
      await stack.services.indexer.start();
    }
  });
}
