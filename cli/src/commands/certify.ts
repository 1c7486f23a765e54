import { Command, Option } from "commander";
import { certifyFile, submitSigned } from "../certify/certifyFile.ts";
import type { CertifyFlags } from "../certify/readWork.ts";
import type { Host } from "../program.ts";

/** `colophon certify FILE`: hash, upload, accept, sign, send. */
export function certifyCommand(host: Host): Command {
  const command = new Command("certify")
    .description("Certify a file in a campaign: hash it here, give it to the relay, sign with COLOPHON_KEY and send.")
    .argument("[file]", "the work");
  return workOptions(command)
    .option(
      "--gasless",
      "sign only: the campaign's relay puts it on chain and pays (by itself where the account has no ETH)",
    )
    .option("--receipt <file>", "with --gasless: write the relay's receipt to a file")
    .option("--wait", "with --gasless: wait until it is on chain, or the relay is five minutes late")
    .option("--salt-file <file>", "show the commitment that colophon commit made: certified at its time")
    .option("--sign-only", "upload and sign, but let somebody else send it and pay: prints the signed contribution")
    .option("--valid-for <hours>", "how long such a signature is good", "168")
    .option("--submit <file>", "send such a signed contribution, and pay for it (no other option is needed)")
    .action(async (file: string | undefined, flags: CertifyFlags, command: Command) => {
      const context = host.context(command);
      host.answer(
        flags.submit === undefined
          ? await certifyFile(context, file, flags)
          : await submitSigned(context, flags.submit),
      );
    });
}

/** What is said of a work, whichever way it comes in. */
export function workOptions(command: Command): Command {
  return command
    .option("--campaign <number>", "the campaign")
    .option("--title <text>", "the work's title")
    .option("--description <text>", "what it is", "")
    .addOption(new Option("--ai <use>", "how much of it a machine made").choices(["none", "assisted", "generated"]))
    .addOption(
      new Option("--kind <kind>", "what it is; by default after the file's name").choices([
        "other",
        "image",
        "video",
        "audio",
        "text",
        "model",
      ]),
    )
    .option("--media-type <type>", "its media type; by default after the file's name")
    .option("--parent <id...>", "works that it remixes, answers or continues; at most 16")
    .option(
      "--credit <address:bps:role...>",
      "co-authors' shares in basis points (the role may be left out); what is left is the author's",
    )
    .option("--link <url...>", "links that belong to it; at most 16")
    .option("--accept-terms", "accept the campaign's terms, and that all of this becomes public for ever");
}
