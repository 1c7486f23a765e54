import type { Command } from "commander";

/** In characters: what a page shows without wrapping. */
const WIDTH = 110;

/** Every command's help as Markdown, in the order in which the program lists them; options that all take stand once, at the beginning. */
export function helpPage(program: Command): string {
  return [section(program, [], 2), ...program.commands.flatMap((command) => sections(command, [program.name()]))].join(
    "\n",
  );
}

function sections(command: Command, path: readonly string[]): string[] {
  const own = [...path, command.name()];
  // A group that does nothing by itself is its parts.
  const itself = command.commands.length === 0 || command.registeredArguments.length > 0;
  return [...(itself ? [section(command, path, 3)] : []), ...command.commands.flatMap((inner) => sections(inner, own))];
}

function section(command: Command, path: readonly string[], depth: number): string {
  const name = [...path, command.name()].join(" ");
  const help = Object.assign(command.createHelp(), { helpWidth: WIDTH, showGlobalOptions: false });
  return `${"#".repeat(depth)} ${name}\n\n\`\`\`text\n${help.formatHelp(command, help).trimEnd()}\n\`\`\`\n`;
}
