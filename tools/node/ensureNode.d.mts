/** True if this Node runs TypeScript as it is, and our dependencies. */
export function isNodeNewEnough(version: string): boolean;
export function ensureNode(
  say: (line: string) => void,
): Promise<{ node: string; npm: string | null; brought: boolean }>;
export function pathWith(node: string): string;
export function runNpm(
  node: string,
  npm: string | null,
  args: string[],
  options: { cwd: string; progress?: () => string; say?: (line: string) => void },
): Promise<void>;
export function countPackages(folder: string): number;
