import { z } from "zod";
import type { RelayConfig } from "../config.ts";
import { RelayProblem } from "../problems.ts";

/** Asks somebody who tells people from programs. */
export interface Captcha {
  provider: string;
  siteKey: string;
  /** What draws it in a browser; null: nobody has said. */
  widget: CaptchaWidget | null;
  /**
   * @param ip whence the request came
   * @throws {RelayProblem} `captcha-unavailable`
   */
  verify(token: string, ip: string): Promise<boolean>;
}

/** A script with Turnstile's and hCaptcha's `render`, and whose frames, styles and requests it needs. */
export interface CaptchaWidget {
  script: string;
  origins: readonly string[];
}

const WIDGETS: Readonly<Record<string, CaptchaWidget>> = {
  turnstile: {
    script: "https://challenges.cloudflare.com/turnstile/v0/api.js",
    origins: ["https://challenges.cloudflare.com"],
  },
  hcaptcha: {
    script: "https://js.hcaptcha.com/1/api.js",
    origins: ["https://hcaptcha.com", "https://*.hcaptcha.com"],
  },
};

const PATIENCE_MS = 5_000;
const answer = z.object({ success: z.boolean() });

/** The service that the operator has configured, spoken to as Turnstile and hCaptcha are (`siteverify`); null: none. */
export function captchaOf(config: RelayConfig): Captcha | null {
  const { CAPTCHA_VERIFY_URL: url, CAPTCHA_SECRET: secret, CAPTCHA_SITE_KEY: siteKey } = config;
  const { CAPTCHA_PROVIDER, CAPTCHA_SCRIPT: script } = config;
  if (url === undefined || secret === undefined || siteKey === undefined) return null;
  return {
    provider: CAPTCHA_PROVIDER,
    siteKey,
    widget: script === undefined ? (WIDGETS[CAPTCHA_PROVIDER] ?? null) : { script, origins: [new URL(script).origin] },
    verify: async (token, ip) => {
      if (token === "") return false;
      try {
        const response = await fetch(url, {
          method: "POST",
          body: new URLSearchParams({ secret, response: token, remoteip: ip, sitekey: siteKey }),
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        return answer.parse(await response.json()).success;
      } catch (cause) {
        throw new RelayProblem(
          "captcha-unavailable",
          "The service that checks captchas doesn't answer.",
          "Nothing is lost: try again in a few seconds.",
          { retryAfter: 5, cause },
        );
      }
    },
  };
}
