import { expect, test } from "./support/fixtures.ts";

test.describe("the page", () => {
  test("opens, shows its name, and breaks none of its own rules", async ({ page }) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    await page.goto("/");
    await expect(page).toHaveTitle(/Colophon/);
    await expect(page.getByRole("main")).toBeVisible();
    expect(faults).toEqual([]);
  });

  test("is answered with a policy that lets in no foreign script, and frames of the relay alone", async ({
    request,
    stack,
  }) => {
    const response = await request.get("/");
    const policy = response.headers()["content-security-policy"];
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`frame-src ${stack.urls.relay};`);
  });

  test("answers a missing script with 404, and any page of the app with the app", async ({ request }) => {
    expect((await request.get("/assets/missing.js")).status()).toBe(404);
    const page = await request.get("/campaigns/1");
    expect(page.status()).toBe(200);
    expect(page.headers()["content-type"]).toContain("text/html");
  });
});

test.describe("the test wallet", () => {
  test("is offered to the page by EIP-6963 and says who it is", async ({ page, wallet }) => {
    await page.goto("/");
    const accounts = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.addEventListener("eip6963:announceProvider", (event) => {
            const { provider } = (event as CustomEvent<{ provider: { request(request: unknown): Promise<unknown> } }>)
              .detail;
            resolve(provider.request({ method: "eth_requestAccounts" }));
          });
          window.dispatchEvent(new Event("eip6963:requestProvider"));
        }),
    );
    expect(accounts).toEqual([wallet.address]);
  });
});
