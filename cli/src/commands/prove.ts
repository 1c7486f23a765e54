import { readFile, writeFile } from "node:fs/promises";
import { type AuthorshipFault, checkAuthorship } from "@colophon/sdk/actions/checkAuthorship.ts";
import { proveAuthorship } from "@colophon/sdk/actions/proveAuthorship.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { CODEC } from "@colophon/sdk/ids/names.ts";
import { parseAuthorshipProof } from "@colophon/sdk/typed-data/authorshipProof.ts";
import { Command } from "commander";
import type { Context } from "../context.ts";
import { BadOption } from "../errors.ts";
import { date, table } from "../format.ts";
import type { Answer } from "../output.ts";
import type { Host } from "../program.ts";
import { whyUnwritable } from "../whyUnwritable.ts";

type Flags = { verifier?: string; nonce?: string; out?: string };

const FAULTS: Readonly<Record<AuthorshipFault, string>> = {
  "other-deployment": "It is about another chain or contract than this deployment.",
  "unknown-work": "The chain knows no such work.",
  "bad-signature": "The signature isn't the named author's, or something in the proof was changed.",
  "other-author": "The chain names somebody else as the work's author.",
  "other-digest": "The proof names other bytes than the work's.",
};

/** `colophon prove WORK --verifier NAME` and `colophon prove check FILE`. */
export function proveCommand(host: Host): Command {
  const check = new Command("check")
    .description("Check a proof of authorship, with the chain alone.")
    .argument("<file>", "the proof, or - for standard input")
    .action(async (file: string, _, command: Command) => host.answer(await checkProof(host.context(command), file)));
  return new Command("prove")
    .description("Prove, as a work's author, that it is yours: sign for one verifier. Moves nothing, costs nothing.")
    .argument("<work>", "the work's id")
    .option("--verifier <name>", "for whom: a name, a domain, an e-mail address")
    .option("--nonce <text>", "the verifier's own word, if it gave one")
    .option("--out <file>", "write the proof there instead of printing it")
    .action(async (work: string, flags: Flags, command: Command) =>
      host.answer(await prove(host.context(command), work, flags)),
    )
    .addCommand(check);
}

async function prove(context: Context, work: string, flags: Flags): Promise<Answer> {
  const { verifier, nonce, out } = flags;
  if (verifier === undefined) {
    throw new BadOption("--verifier", "It isn't said to whom this shall prove something.", "Add --verifier NAME.");
  }
  const [client, deployment] = [await context.signer(), await context.deployment()];
  const proof = await proveAuthorship(client, { deployment, work, verifier, nonce });
  const text = JSON.stringify(proof, null, 2);
  if (out === undefined) return { yes: true, json: proof, lines: [text] };
  // Never over something that is there.
  await writeFile(out, `${text}\n`, { flag: "wx" }).catch((error: unknown) => {
    throw whyUnwritable(out, error);
  });
  return { yes: true, json: proof, lines: [`Written to ${out}. Send it to ${verifier}.`] };
}

async function checkProof(context: Context, file: string): Promise<Answer> {
  const [client, deployment] = [await context.reader(), await context.deployment()];
  const proof = parseAuthorshipProof(await readText(file));
  const checked = await checkAuthorship(client, { deployment, proof });
  const faults = checked.holds ? [] : checked.faults;
  const lines = [
    checked.holds ? "The proof holds." : "The proof doesn't hold.",
    ...faults.map((fault) => FAULTS[fault]),
    ...table([
      ["work", proof.work],
      ["author", proof.author],
      ["for", proof.verifier],
      ["date", `${proof.date} (as the author says)`],
      ["nonce", proof.nonce === "" ? null : proof.nonce],
      ["content", checked.work === null ? null : cidFromDigest(checked.work.digest, CODEC[checked.work.codec])],
      ["certified", checked.work === null ? null : date(checked.work.certifiedAt)],
    ]),
    "It doesn't say who the person behind the account is; see that it names you and a date that you expect.",
  ];
  return { yes: checked.holds, json: { holds: checked.holds, faults, proof, work: checked.work }, lines };
}

async function readText(file: string): Promise<string> {
  if (file === "-") return (await process.stdin.toArray()).map(String).join("");
  return readFile(file, "utf8").catch(() => {
    throw new BadOption("file", `“${file}” can't be read.`, "Name the proof's file.");
  });
}
