import { Command } from "commander";
import type { Host } from "../program.ts";
import { signingOptions } from "../signing/approve.ts";
import type { ComputeFlags } from "../statement/computeFile.ts";
import type { RootFlags, SideFlags } from "../statement/dispute.ts";
import type { ProposeFlags } from "../statement/propose.ts";

/** `colophon statement …`: who earned what, from the proposal to its end. What each needs is loaded when it runs. */
export function statementCommand(host: Host): Command {
  return new Command("statement")
    .description("Compute and propose who earned what; dispute, raise, decide and settle.")
    .addCommand(computeCommand(host))
    .addCommand(showCommand(host))
    .addCommand(proposeCommand(host))
    .addCommand(disputeCommand(host))
    .addCommand(raiseCommand(host))
    .addCommand(decideCommand(host))
    .addCommand(settleCommand(host));
}

/** `colophon statement compute`: the pure function; asks nobody. */
function computeCommand(host: Host): Command {
  return new Command("compute")
    .description(
      "Compute a statement's file from its input alone. Reads no chain and no network (docs/statement-format.md).",
    )
    .requiredOption("--input <file>", "the input: one JSON document, or lines; - for standard input")
    .requiredOption(
      "--out <file>",
      "where the statement goes, never over something that is there; - for standard output",
    )
    .action(async (flags: ComputeFlags, command: Command) => {
      const { computeFile } = await import("../statement/computeFile.ts");
      host.answer(await computeFile(host.context(command), flags));
    });
}

/** What all the others are about. */
function ofPool(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument("<campaign>", "the campaign's number")
    .option("--token <token>", "ETH, a token's address, or the symbol of a token that came with the deployment", "ETH");
}

function showCommand(host: Host): Command {
  return ofPool("show", "Show what stands, what is pending and who disputes it, from the chain alone.").action(
    async (campaign: string, flags: { token: string }, command: Command) => {
      const { showStatement } = await import("../statement/show.ts");
      host.answer(await showStatement(host.context(command), campaign, flags));
    },
  );
}

function proposeCommand(host: Host): Command {
  const command = ofPool("propose", "Propose the statement that the closed roll leads to, with its bond.")
    .option("--all", "give out all that the pool holds")
    .option("--total <amount>", "the sum of all the pool's statements, this one included, in the token's units")
    .option("--file <statement.ndjson>", "a statement that was computed already; it is checked against the roll")
    .option("--empty", "propose that no work is on the roll");
  return signingOptions(command).action(async (campaign: string, flags: ProposeFlags, command: Command) => {
    const { propose } = await import("../statement/propose.ts");
    host.answer(await propose(host.context(command), campaign, flags));
  });
}

function disputeCommand(host: Host): Command {
  const command = rootOption(ofPool("dispute", "Dispute the pending statement, with a bond equal to the proposer's."));
  return signingOptions(command).action(async (campaign: string, flags: RootFlags, command: Command) => {
    const { dispute } = await import("../statement/dispute.ts");
    host.answer(await dispute(host.context(command), campaign, flags));
  });
}

function raiseCommand(host: Host): Command {
  const command = sideOptions(ofPool("raise", "Raise the stakes of a dispute, where the arbiter is silent."));
  return signingOptions(command).action(async (campaign: string, flags: SideFlags, command: Command) => {
    const { raiseFor } = await import("../statement/dispute.ts");
    host.answer(await raiseFor(host.context(command), campaign, flags));
  });
}

function decideCommand(host: Host): Command {
  const command = sideOptions(ofPool("decide", "Decide a dispute, as the campaign's arbiter."));
  return signingOptions(command).action(async (campaign: string, flags: SideFlags, command: Command) => {
    const { decide } = await import("../statement/dispute.ts");
    host.answer(await decide(host.context(command), campaign, flags));
  });
}

function settleCommand(host: Host): Command {
  const command = ofPool("settle", "Write down what time has decided: a due statement, or a dispute's end.");
  return signingOptions(command).action(async (campaign: string, flags: { token: string }, command: Command) => {
    const { settle } = await import("../statement/dispute.ts");
    host.answer(await settle(host.context(command), campaign, flags));
  });
}

/** So that no other statement than the one that was looked at is disputed. */
function rootOption(command: Command): Command {
  return command.requiredOption("--root <root>", "the pending statement's root, as you looked at it; or: empty");
}

function sideOptions(command: Command): Command {
  return rootOption(command).option("--stands", "for the statement").option("--falls", "for the dispute");
}
