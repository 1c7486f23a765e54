/** Details of a refusal where there is a way around the relay: whoever has ETH can send the claim. */
export const DIRECT_CLAIM = { direct: true };
