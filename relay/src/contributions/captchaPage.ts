import { createHash } from "node:crypto";
import type { Captcha } from "./captcha.ts";

export interface CaptchaPageOptions {
  /** Of the page around it: it alone may frame this, and is told. */
  origin: string;
  /** The captcha's own; services don't change it once it is drawn. */
  theme: "light" | "dark";
}

/** Runs in the page; the same for everybody, so that the policy can name it by its hash. */
const SCRIPT = `"use strict";
const { site, provider, origin, script, theme } = document.body.dataset;
const tell = (said) => parent.postMessage({ colophon: "captcha", ...said }, origin);
window.colophonCaptcha = () => {
  window[provider].render("captcha", {
    sitekey: site,
    theme,
    callback: (token) => tell({ token }),
    "expired-callback": () => tell({ token: null }),
    "error-callback": () => tell({ token: null, failed: true }),
    "open-callback": () => tell({ height: 640 }),
    "close-callback": () => tell({ height: 90 }),
  });
};
const tag = document.createElement("script");
tag.src = script;
tag.onerror = () => tell({ failed: true });
document.head.append(tag);
`;

const HASH = createHash("sha256").update(SCRIPT).digest("base64");

/**
 * The captcha as a page of the relay's own, for a frame in the app: a stranger's script runs here, where there is nothing to take, and never in
 * the page that speaks to wallets. Null: nobody has said what draws it.
 */
export function captchaPage(captcha: Captcha, options: CaptchaPageOptions): { html: string; policy: string } | null {
  const { widget, siteKey, provider } = captcha;
  if (widget === null) return null;
  const { origin, theme } = options;
  const script = new URL(widget.script);
  script.searchParams.set("onload", "colophonCaptcha");
  script.searchParams.set("render", "explicit");
  const from = widget.origins.join(" ");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${HASH}' ${from}`,
    `frame-src ${from}`,
    `connect-src ${from}`,
    `img-src data: ${from}`,
    `style-src 'unsafe-inline' ${from}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origin}`,
  ].join("; ");
  const data = { site: siteKey, provider, origin, script: script.href, theme };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${escaped(value)}"`);
  // Both schemes: the page around it may change between them, and what shines through here with it.
  const html = `<!doctype html>
<html lang="en" style="color-scheme: light dark">
<head><meta charset="utf-8"><title>Are you a person?</title></head>
<body style="margin: 0" ${attributes.join(" ")}>
<div id="captcha"></div>
<script>${SCRIPT}</script>
</body>
</html>
`;
  return { html, policy };
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
