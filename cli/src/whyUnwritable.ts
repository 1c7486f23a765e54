import { BadOption } from "./errors.ts";

/** What `--out`, or another option, is told when its file can't be made: that something is there already, or the system's reason. */
export function whyUnwritable(out: string, error: unknown, option = "--out"): BadOption {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EEXIST") {
    return new BadOption(option, `“${out}” is there already.`, "Name another file, or move this one away.");
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new BadOption(option, `“${out}” can't be written: ${reason}.`, "Name another file.");
}
