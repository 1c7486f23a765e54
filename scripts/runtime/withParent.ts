import { existsSync } from "node:fs";

const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));

/**
 * The command that runs a program so that it dies with this process, also when this process is killed outright.
 *
 * On Linux the kernel sees to that (`setpriv` is part of every Debian). Elsewhere the program may be left over after a
 * `kill -9`; the next start finds it in the lock file and ends it.
 */
export function withParent(program: string, args: readonly string[]): [command: string, args: string[]] {
  if (process.platform !== "linux" || setpriv === undefined) return [program, [...args]];
  return [setpriv, ["--pdeathsig", "KILL", program, ...args]];
}
