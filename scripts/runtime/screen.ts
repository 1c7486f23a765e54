import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { styleText } from "node:util";
import type { Urls } from "./services.ts";

/** What `npm start` shows a person: steps, what services say that matters, and where the page is. */
export interface Screen {
  title(text: string): void;
  step(text: string): void;
  service(name: string, line: string): void;
  failure(message: string): void;
  ready(urls: Urls, ms: number): void;
}

/** A screen on this terminal; everything on it also goes to a log file. Colour only where the terminal takes it. */
export function screen(logFile: string): Screen {
  mkdirSync(dirname(logFile), { recursive: true });
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    styleText(style, text, { stream: process.stdout });
  const put = (painted: string, plain: string) => {
    process.stdout.write(`${painted}\n`);
    try {
      appendFileSync(logFile, `${new Date().toISOString()} ${plain}\n`);
    } catch {
      // A full disk is told by whoever needs it more.
    }
  };
  return {
    title: (text) => put(`\n  ${paint("bold", text)}`, text),
    step: (text) => put(`  ${paint("dim", "·")} ${text}`, text),
    service: (name, line) =>
      put(`  ${paint("yellow", name.padEnd(7))} ${paint("dim", "│")} ${line.slice(0, 500)}`, `${name}: ${line}`),
    failure: (message) => put(`\n  ${paint("red", "✗")} ${message.replaceAll("\n", "\n    ")}\n`, message),
    ready(urls, ms) {
      const line = (name: string, url: string) => `    ${name.padEnd(9)} ${url}`;
      const others = [
        line("chain", urls.rpc),
        line("api", urls.api),
        line("gateway", urls.gateway),
        line("relay", urls.relay),
      ];
      const seconds = (ms / 1000).toFixed(1);
      put(
        `\n  ${paint("green", "✓")} Ready after ${seconds} s:  ${paint(["bold", "underline"], urls.app)}\n\n${paint("dim", others.join("\n"))}\n\n` +
          `  ${paint("dim", "Ctrl-C ends everything; the next `npm start` goes on from here.")}\n`,
        `Ready after ${seconds} s: ${urls.app}`,
      );
    },
  };
}
