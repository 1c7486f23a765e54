export function lockedPackages(root: string): number;
export function stampPackages(root: string): void;
export function arePackagesCurrent(root: string): boolean;
