/** An error's name as a code: `AlreadyCertified` → `already-certified`, `ERC20InvalidSender` → `erc20-invalid-sender`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}
