import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openCampaign } from "@colophon/sdk/actions/openCampaign.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { expect } from "vitest";
import { quickSettings } from "../../../sdk/test/support/works.ts";
import { startLocalStack } from "./localStack.ts";
import { type CliResult, runCli } from "./runCli.ts";

/** The terms of every campaign here. */
export const TERMS = {
  v: 1,
  title: "Paper birds",
  brief: "Fold one.",
  guidelines: "",
  licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
};

export type CliCase = Awaited<ReturnType<typeof startCliCase>>;

/** A stack with an open campaign, and what tests of the command line need. Account 0 is the brand, 2 the author. */
export async function startCliCase() {
  const stack = await startLocalStack();
  const open = async () =>
    openCampaign(stack.chain.wallet(0), {
      deployment: stack.chain.deployment,
      arbiter: stack.chain.wallet(1).account.address,
      settings: quickSettings(await stack.chain.now()),
      terms: rawBlockOf(TERMS).digest,
    });
  await stack.upload(rawBlockOf(TERMS).bytes);
  const { campaign, config } = await open();
  const as = (index: number) => ({ ...stack.env, COLOPHON_KEY: stack.chain.key(index) });
  return {
    stack,
    campaign,
    config,
    open,
    /** The environment of somebody with the key of that account. */
    as,
    author: as(2),
    /** A file whose content is the text. */
    async file(name: string, text: string | Uint8Array = name): Promise<string> {
      const path = join(stack.folder, name);
      await writeFile(path, text);
      return path;
    },
    cli: (args: string[], env: Record<string, string> = stack.env) => runCli(["--json", ...args], { env }),
    certifyArgs: (path: string, ...more: string[]) => {
      const work = ["--campaign", String(campaign), "--title", "A bird", "--ai", "none"];
      return ["certify", path, ...work, ...more];
    },
  };
}

/** Trouble has its status, its code, its words, and no stack trace. */
export function expectTrouble(result: CliResult, code: string, words?: RegExp): void {
  expect(result.json()).toMatchObject({ error: { code } });
  expect(result.status).toBe(2);
  if (words !== undefined) expect(result.stderr).toMatch(words);
  expect(result.stderr).not.toMatch(/\n\s+at /);
}
