export function explainInstallFailure(output: string, code: number | null): string;
