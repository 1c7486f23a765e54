/** No digest, and no account: how the contracts spell "none". */
export const NO_DIGEST = `0x${"0".repeat(64)}` as const;
export const NOBODY = `0x${"0".repeat(40)}` as const;
