/** A campaign file to begin with; every field, with what it means. */
export const CAMPAIGN_TEMPLATE = `{
  // A campaign for: colophon campaign open --file campaign.json --dry-run
  // Every quantity carries its unit. Moments are ISO 8601 with a zone, or dates (their first second, UTC); "+14d" counts from the opening.
  // Lengths: s, min, h, d, w ("1d 12h"). Shares: "12.5%" or "1250 bps". Amounts: "0.01 ETH", or the symbol or address of a token.
  "v": 1,

  // From when until when works are taken. "now" is the newest block's time.
  "opens": "now",
  "closes": "+14d",

  // Then you review; without a verdict a work is accepted. A sealed campaign's review begins 7 days after it closes.
  "review": "7d",
  // First half: authors appeal. Second half: the arbiter decides.
  "appeals": "4d",
  // How long the earliest proof can still take a certificate over. The roll closes after these three.
  "finality": "1d",
  // How long after the roll only you may propose the statement; then anybody may.
  "settle": "30d",

  // How each pool is divided; the three make 100%.
  "split": { "equal": "50%", "curated": "50%", "community": "0%" },
  // What a work passes on to the works it builds on; at most 50%.
  "lineage": "20%",
  // Of resales; at most 10%.
  "royalty": "5%",
  // Only where something goes by votes. Without voters: authors of accepted works.
  // "votes": { "closes": "+18d", "voters": ["0x…"] },

  // any, disclosed or none.
  "ai": "disclosed",
  // open, mosaic, story or remix.
  "format": "open",
  // True: works are committed to while it is open, and shown after.
  "sealed": false,
  // What an author puts up for an appeal; only lost where the arbiter rejects it.
  "appealBond": "0 ETH",
  // Copies of the collective work; null: any number.
  "edition": { "price": "0 ETH", "cap": null },

  // Somebody independent, never you: settles appeals and disputes.
  "arbiter": "0x0000000000000000000000000000000000000000",
  // Who may review beside you; more with --curators curators.csv.
  "curators": [],
  // Who anchors what is signed without gas: RELAY_URL's where this is left out, nobody with null.
  // "relay": "0x…",

  // Brief, guidelines and licence in one document; or leave this out and give --terms terms.md.
  "terms": {
    "title": "Your campaign",
    "brief": "What you ask for.",
    "guidelines": "",
    // CC BY 4.0, CC BY-SA 4.0, CC BY-NC 4.0, or { "name": "Own licence", "text": "…" }.
    "licence": "CC BY 4.0",
    // open: works show while in review; reviewed: once accepted.
    "gallery": "reviewed"
  }
}
`;
