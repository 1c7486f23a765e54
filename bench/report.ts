/** Ends a step: its figures, as JSON on standard output, with the process's own peak of memory in bytes and its processor time in seconds. */
export function report(figures: Readonly<Record<string, number | string>>): void {
  const peak = process.resourceUsage().maxRSS * 1024;
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${JSON.stringify({ ...figures, peak, cpuSeconds: (user + system) / 1e6 })}\n`);
}

/** Runs, and says how long that took in seconds, on the clock and on all cores. */
export function timed<T>(run: () => T): { readonly result: T; readonly seconds: number; readonly cpu: number } {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = run();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { result, seconds, cpu: (user + system) / 1e6 };
}
