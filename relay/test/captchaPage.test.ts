import { describe, expect, it } from "vitest";
import { relayConfig } from "../src/config.ts";
import { captchaOf } from "../src/contributions/captcha.ts";
import { captchaPage } from "../src/contributions/captchaPage.ts";

const ORIGIN = "https://app.example";

function pageOf(env: Record<string, string>) {
  const config = relayConfig({
    IPFS_API_URL: "http://127.0.0.1:5001",
    APP_ORIGIN: ORIGIN,
    CAPTCHA_VERIFY_URL: "https://service.example/siteverify",
    CAPTCHA_SECRET: "s3cret",
    CAPTCHA_SITE_KEY: "site",
    ...env,
  });
  const captcha = captchaOf(config);
  if (captcha === null) throw new Error("no captcha");
  return captchaPage(captcha, { origin: ORIGIN, theme: "dark" });
}

const directive = (policy: string, name: string) => policy.split("; ").find((part) => part.startsWith(`${name} `));

describe("the captcha's page", () => {
  it.each([
    ["turnstile", "https://challenges.cloudflare.com/turnstile/v0/api.js"],
    ["hcaptcha", "https://js.hcaptcha.com/1/api.js"],
  ])("knows %s's script, and lets in that service alone", (provider, script) => {
    const page = pageOf({ CAPTCHA_PROVIDER: provider });
    expect(page?.html).toContain(`data-script="${script}?onload=colophonCaptcha&amp;render=explicit"`);
    const scripts = directive(page?.policy ?? "", "script-src") ?? "";
    expect(scripts).not.toMatch(/unsafe|'self'|https?:(?!\/\/)/);
    expect(scripts.split(" ").slice(2)).toEqual(
      directive(page?.policy ?? "", "frame-src")
        ?.split(" ")
        .slice(1),
    );
    expect(page?.policy).toContain("default-src 'none'");
  });

  it("is framed by the app that asks for it, and by nobody else", () => {
    expect(directive(pageOf({})?.policy ?? "", "frame-ancestors")).toBe(`frame-ancestors ${ORIGIN}`);
  });

  it("takes another service's script where the operator names it, and is none where nobody does", () => {
    const script = "https://other.example/draw.js?v=2";
    const page = pageOf({ CAPTCHA_PROVIDER: "other", CAPTCHA_SCRIPT: script });
    expect(page?.html).toContain('data-script="https://other.example/draw.js?v=2&amp;onload=colophonCaptcha');
    expect(directive(page?.policy ?? "", "frame-src")).toBe("frame-src https://other.example");
    expect(pageOf({ CAPTCHA_PROVIDER: "other" })).toBeNull();
  });

  it("never holds the secret, and lets no setting out of its attribute", () => {
    const page = pageOf({ CAPTCHA_SITE_KEY: '"><script>alert(1)</script>' });
    expect(page?.html).not.toContain("s3cret");
    expect(page?.html).not.toContain("<script>alert");
  });
});
