/**
 * Which lines ran, by file, from a report in lcov's format. Hardhat calls a line reached only if every statement on it is: a
 * guard on one line, `if (…) revert …;`, counts only if it has refused something.
 *
 * @example readLcov("SF:contracts/A.sol\nDA:7,1\nend_of_record\n").get("contracts/A.sol")?.get(7) // true
 */
export function readLcov(report: string): Map<string, Map<number, boolean>> {
  const files = new Map<string, Map<number, boolean>>();
  let lines = new Map<number, boolean>();
  for (const row of report.split("\n")) {
    if (row.startsWith("SF:")) {
      lines = new Map();
      files.set(row.slice(3), lines);
    }
    const [, line, hits] = /^DA:(\d+),(\d+)/.exec(row) ?? [];
    if (line !== undefined) lines.set(Number(line), Number(hits) > 0);
  }
  return files;
}
