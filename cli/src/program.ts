import { Command } from "commander";
import { appealCommand } from "./commands/appeal.ts";
import { auditCommand } from "./commands/audit.ts";
import { campaignCommand } from "./commands/campaign.ts";
import { certifyCommand } from "./commands/certify.ts";
import { cidCommand } from "./commands/cid.ts";
import { claimCommand } from "./commands/claim.ts";
import { commitCommand } from "./commands/commit.ts";
import { mintEditionCommand } from "./commands/mintEdition.ts";
import { proveCommand } from "./commands/prove.ts";
import { statementCommand } from "./commands/statement.ts";
import { supersedeCommand } from "./commands/supersede.ts";
import { verifyCommand } from "./commands/verify.ts";
import { whyCommand } from "./commands/why.ts";
import { worksCommand } from "./commands/works.ts";
import { Context } from "./context.ts";
import type { Answer, Output } from "./output.ts";
import type { GlobalFlags } from "./settings.ts";

/** How a command gives its answer, and how it gets what it works with. */
export type Host = { context: (command: Command) => Context; answer: (answer: Answer) => void };

const FOOTER = `
Exit status: 0 yes, 1 no, 2 trouble. A local run (npm start) is found by itself; elsewhere set RPC_URL, API_URL, RELAY_URL,
IPFS_GATEWAY_URL, IPFS_API_URL and DEPLOYMENT, or give the flags. COLOPHON_KEY holds the private key of who signs.`;

/** The command line, with all commands. */
export function buildProgram(output: Output, answer: (answer: Answer) => void): Command {
  const program = new Command("colophon")
    .description("Certify works, verify them, and claim what they earned.")
    .version("0.1.0")
    .addHelpText("after", FOOTER);
  globalOptions(program);
  const host: Host = { answer, context: (command) => new Context(command.optsWithGlobals<GlobalFlags>(), output) };
  for (const command of [
    cidCommand,
    commitCommand,
    certifyCommand,
    supersedeCommand,
    verifyCommand,
    worksCommand,
    appealCommand,
    claimCommand,
    whyCommand,
    mintEditionCommand,
    proveCommand,
    statementCommand,
    auditCommand,
    campaignCommand,
  ]) {
    program.addCommand(command(host));
  }
  for (const command of everyCommand(program)) {
    command.exitOverride().showHelpAfterError("(--help tells how)").configureHelp({ showGlobalOptions: true });
  }
  return program;
}

function globalOptions(command: Command): void {
  command
    .option("--json", "print one JSON value and nothing else to standard output")
    .option("--rpc-url <url>", "the chain's RPC endpoint (RPC_URL)")
    .option("--api-url <url>", "the API (API_URL)")
    .option("--relay-url <url>", "the relay (RELAY_URL)")
    .option("--ipfs-gateway <url>", "an IPFS gateway (IPFS_GATEWAY_URL)")
    .option("--ipfs-api <url>", "an IPFS node's Kubo RPC (IPFS_API_URL)")
    .option("--deployment <file>", "where the contracts are (DEPLOYMENT)");
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
