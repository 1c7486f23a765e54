/** Whether an account is the zero address: how the contracts spell "none". @example isNobody(campaign.relay) */
export const isNobody = (account: string): boolean => /^0x0{40}$/.test(account);
