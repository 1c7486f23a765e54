import type { Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";

/** What axe finds on the page as it stands that shuts somebody out: serious and critical, each with where and why. */
export async function barriers(page: Page): Promise<string[]> {
  // A colour on its way from one scheme to the other is nobody's barrier.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
  // Through the debugger: the page's own policy lets in no foreign script.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary?.replaceAll(/\s+/g, " ")}`,
      ),
    );
}
