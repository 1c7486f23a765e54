import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";

/** A service of captchas as Turnstile is one: a script for browsers, and `siteverify` for servers. Its question is a button. */
export interface CaptchaService {
  url: string;
  /** What the relay is told of it. */
  relayEnv: Record<string, string>;
  stop(): Promise<void>;
}

const SITE = "test-site";
const SECRET = "test-secret";
/** As Turnstile's: tokens are good once. */
const SCRIPT = `
const base = new URL(document.currentScript.src).origin;
window.turnstile = {
  render(place, { sitekey, callback }) {
    const button = document.createElement("button");
    for (const [name, answer] of [["I am a person", "person"], ["I am a program", "program"]]) {
      const choice = button.cloneNode();
      choice.type = "button";
      choice.textContent = name;
      choice.onclick = async () => {
        callback(await (await fetch(base + "/token?sitekey=" + sitekey + "&answer=" + answer)).text());
        choice.parentElement.textContent = "Thank you";
      };
      document.getElementById(place).append(choice);
    }
  },
};
window[new URL(document.currentScript.src).searchParams.get("onload")]();
`;

/** Starts it on a free port of loopback. */
export async function captchaService(): Promise<CaptchaService> {
  const good = new Set<string>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://local");
    if (pathname === "/api.js") return answer(response, "text/javascript", SCRIPT);
    if (pathname === "/token") {
      const token = randomUUID();
      if (searchParams.get("sitekey") === SITE && searchParams.get("answer") === "person") good.add(token);
      return answer(response, "text/plain", token);
    }
    let text = "";
    for await (const piece of request) text += String(piece);
    const form = new URLSearchParams(text);
    const success = form.get("secret") === SECRET && good.delete(form.get("response") ?? "");
    return answer(response, "application/json", JSON.stringify({ success }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("The captcha service has no port.");
  const url = `http://127.0.0.1:${bound.port}`;
  return {
    url,
    relayEnv: {
      CAPTCHA_VERIFY_URL: `${url}/siteverify`,
      CAPTCHA_SECRET: SECRET,
      CAPTCHA_SITE_KEY: SITE,
      CAPTCHA_SCRIPT: `${url}/api.js`,
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" });
  response.end(body);
}
