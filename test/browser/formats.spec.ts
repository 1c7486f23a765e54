import { actors } from "../../scripts/demo/actors.ts";
import { barriers } from "./support/axe.ts";
import { expect, test } from "./support/fixtures.ts";
import { tabTo } from "./support/keyboard.ts";
import { look } from "./support/look.ts";
import { makeWorks } from "./support/makeWorks.ts";
import { picture, sound } from "./support/media.ts";
import { openTestCampaign } from "./support/openTestCampaign.ts";

/* A campaign's works in the form that its format has. */

const { ada, bruno, chiyo } = actors;
const text = (words: string) => new TextEncoder().encode(words);

test("a mosaic is drawn from its parts, a tile opens its work, by pointer and by keys", async ({ page, stack }) => {
  const campaign = await openTestCampaign(stack, "Twelve squares", { format: "mosaic" });
  const authors = [ada, bruno, chiyo] as const;
  const ids = await makeWorks(
    stack,
    campaign,
    Array.from({ length: 11 }, (_, index) => ({
      author: authors[index % 3] ?? ada,
      title: `Square ${index + 1}`,
      kind: "image" as const,
      bytes: picture(2_000 + campaign * 40 + index * 3),
    })),
  );
  await page.goto(`/campaigns/${campaign}`);
  // 1.5 columns a row: 11 works are 5 columns, the last of three rows with one of them.
  const mosaic = page.getByRole("application", { name: "Mosaic of 11 works, 5 in a row" });
  await expect(mosaic).toBeVisible();
  // Its pictures are on the canvas: more colours than the plain tiles have.
  const colours = () =>
    mosaic.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const seen = new Set<number>();
      for (let at = 0; at < pixels.length; at += 4 * 97)
        seen.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0));
      return seen.size;
    });
  await expect.poll(colours).toBeGreaterThan(100);
  await look(page, "a mosaic");

  await tabTo(page, mosaic);
  await expect(page.getByText("Square 1 by Ada, 1 of 11")).toBeVisible();
  for (const key of ["ArrowRight", "ArrowDown", "+", "+"]) await page.keyboard.press(key);
  await expect(page.getByText("Square 7 by Ada, 7 of 11")).toBeVisible();
  await expect(page.getByRole("button", { name: "Whole" })).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/works/${ids[6]}`));
  // Going back before the work is there would find the mosaic as it was left: close to one tile.
  await expect(page.getByRole("heading", { name: "Square 7", level: 1 })).toBeVisible();

  await page.goBack();
  await expect(mosaic).toBeVisible();
  // Whole, it has its place.
  await expect(page.getByRole("button", { name: "Whole" })).toBeDisabled();
  const box = await mosaic.boundingBox();
  if (box === null) throw new Error("The mosaic has no place on the page.");
  // The middle of the second row's third tile.
  await mosaic.click({ position: { x: (box.width * 2.5) / 5, y: box.height / 2 } });
  await expect(page).toHaveURL(new RegExp(`/works/${ids[7]}`));

  await page.goto(`/campaigns/${campaign}`);
  await page.getByText("All 11 as a list").click();
  await expect(page.getByRole("link", { name: "Square 11" })).toBeVisible();
  await page.getByRole("link", { name: "As a gallery" }).click();
  await expect(page).toHaveURL(/view=gallery/);
  await page.reload();
  await expect(page.getByRole("link", { name: /Square 11/ })).toBeVisible();
  await expect(mosaic).toHaveCount(0);
});

test("a story is read across a fork by keyboard, its place is in the address, and it goes on from there", async ({
  page,
  stack,
}) => {
  const title = "Told in turns";
  const campaign = await openTestCampaign(stack, title, { format: "story" });
  const chapter = (name: string, words: string) => ({
    title: name,
    kind: "text" as const,
    bytes: text(`# ${title}\n\n## ${name}\n\n${words} ${campaign}\n\n<img src=x onerror=alert(1)>`),
  });
  const [, two = "", other = "", end = ""] = await makeWorks(stack, campaign, [
    { author: ada, ...chapter("One", "The lamp was late.") },
    { author: bruno, ...chapter("Two", "She took the stairs."), from: [0] },
    { author: chiyo, ...chapter("Two, otherwise", "She took the boat."), from: [0] },
    { author: ada, ...chapter("Three", "Both of them agree."), from: [1, 2] },
  ]);
  await page.goto(`/campaigns/${campaign}`);
  const heading = (name: string) => page.getByRole("heading", { name, level: 3, exact: true });
  await expect(heading("One")).toBeVisible();
  await expect(page.getByText("The lamp was late.")).toBeVisible();
  // A stranger's markup is words.
  await expect(page.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  await expect(page.getByText("Here the story forks: 2 ways on")).toBeVisible();
  await look(page, "a story at a fork");

  const branch = (name: string) => page.getByRole("navigation", { name: "Ways on" }).getByRole("link", { name });
  await page.keyboard.press("ArrowRight");
  // Both reach as far, and as many go on from them: the newer is first.
  await expect(branch("Two, otherwise")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await expect(heading("Two, otherwise")).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`at=${other}`));
  await page.keyboard.press("ArrowRight");
  await expect(heading("Three")).toBeFocused();
  // The way is the reader's, though its author named the other one first.
  const way = page.getByRole("navigation", { name: "The way here" });
  await expect(way).toContainText("Two, otherwise");
  await expect(page).toHaveURL(new RegExp(`at=${end}.*beside=${other}`));
  await page.reload();
  await expect(heading("Three")).toBeVisible();
  await expect(way).toContainText("Two, otherwise");
  await page.keyboard.press("ArrowLeft");
  await expect(heading("Two, otherwise")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(heading("One")).toBeVisible();
  await page.goBack();
  await expect(heading("Two, otherwise")).toBeVisible();

  await page.getByText("The whole story, 4 chapters").click();
  await page.getByRole("listitem").filter({ hasText: "continues Two, otherwise, too" }).getByRole("link").click();
  await expect(way).toHaveText(/One.*Two.*Three/);
  await page.goto(`/campaigns/${campaign}?at=${two}`);
  await expect(heading("Two")).toBeVisible();
  await page.getByRole("link", { name: "Continue from here" }).click();
  await expect(page).toHaveURL(/\/contribute/);
  await page
    .getByLabel("Drop your work here")
    .setInputFiles({ name: "three.md", mimeType: "text/markdown", buffer: Buffer.from(`After two, in ${campaign}.`) });
  await expect(page.getByRole("button", { name: "Remove Two", exact: true })).toBeVisible();
});

test("a duet stands beside its original, both play together, and either of two originals can", async ({
  page,
  stack,
}) => {
  const campaign = await openTestCampaign(stack, "Duets", { format: "remix" });
  const [call = "", answer = "", drawn = ""] = await makeWorks(stack, campaign, [
    { author: ada, title: "A call", kind: "audio", bytes: sound(2_500 + campaign) },
    { author: bruno, title: "An answer", kind: "audio", bytes: sound(2_600 + campaign), from: [0] },
    { author: chiyo, title: "Both, drawn", kind: "image", bytes: picture(2_700 + campaign), from: [1, 0] },
  ]);
  await page.goto(`/campaigns/${campaign}?at=${answer}`);
  const sides = page.locator("figure");
  await expect(sides.nth(0)).toContainText("A call");
  await expect(sides.nth(1)).toContainText("An answer");
  await look(page, "a duet");
  await page.setViewportSize({ width: 1280, height: 900 });
  const apart = async () => {
    const [one, other] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
    return one && other && { x: other.x - one.x, y: other.y - one.y };
  };
  await expect.poll(apart).toMatchObject({ y: 0 });
  await page.setViewportSize({ width: 390, height: 900 });
  await expect.poll(apart).toMatchObject({ x: 0 });

  // What each of them played, however soon they end.
  await page.evaluate(() => {
    for (const player of document.querySelectorAll("audio"))
      player.addEventListener("playing", () => player.setAttribute("data-played", String(performance.now())));
  });
  await page.getByRole("button", { name: "Play both" }).click();
  await expect(page.locator("audio[data-played]")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Play both" })).toBeVisible();
  await page.getByLabel("Time").press("ArrowRight");
  const times = await page
    .locator("audio")
    .evaluateAll((all) => all.map((one) => (one as HTMLAudioElement).currentTime));
  expect(times[0]).toBe(times[1]);
  await page.getByLabel("Balance").press("Home");
  await expect(page.getByText("original alone")).toBeVisible();

  await page.getByRole("navigation", { name: "All pairs" }).getByRole("link", { name: "Both, drawn" }).click();
  await expect(page).toHaveURL(new RegExp(`at=${drawn}`));
  await expect(sides.nth(0)).toContainText("An answer");
  await page.getByRole("navigation", { name: "Beside which original" }).getByRole("link", { name: "A call" }).click();
  await expect(sides.nth(0)).toContainText("A call");
  await expect(page).toHaveURL(new RegExp(`beside=${call}`));
  expect(await barriers(page)).toEqual([]);
});
