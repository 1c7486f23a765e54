import { AbiCoder, keccak256, sha256, toUtf8Bytes } from "ethers";

const coder = AbiCoder.defaultAbiCoder();
const digestOfText = (text: string) => sha256(toUtf8Bytes(text));

const SETTINGS =
  "tuple(uint32,uint32,uint32,uint32,uint32,uint32,uint32,uint16,uint16,uint16,uint16,uint16,uint8,uint8,bool,bytes32,uint96,address,uint128,uint32)";

const POLICIES = ["any", "disclosed", "none"] as const;
const FORMATS = ["open", "mosaic", "story", "remix"] as const;
const KINDS = ["other", "image", "video", "audio", "text", "model"] as const;
const USES = ["none", "assisted", "generated"] as const;

const plain = {
  opens: 1_700_000_000,
  closes: 1_700_600_000,
  reviewPeriod: 259_200,
  appealPeriod: 259_200,
  finality: 86_400,
  settleWithin: 2_592_000,
  votesClose: 0,
  equalBps: 10_000,
  curatedBps: 0,
  communityBps: 0,
  lineageBps: 2_000,
  royaltyBps: 500,
  aiPolicy: 1,
  format: 0,
  sealedUntilClose: false,
  voterRoot: `0x${"00".repeat(32)}`,
  appealBond: "10000000000000000",
  editionToken: `0x${"00".repeat(20)}`,
  editionPrice: "0",
  editionCap: 0,
};
const full = {
  opens: 4_294_967_294,
  closes: 4_294_967_295,
  reviewPeriod: 1,
  appealPeriod: 2,
  finality: 3,
  settleWithin: 4,
  votesClose: 4_294_967_295,
  equalBps: 3_333,
  curatedBps: 3_333,
  communityBps: 3_334,
  lineageBps: 5_000,
  royaltyBps: 1_000,
  aiPolicy: 2,
  format: 3,
  sealedUntilClose: true,
  voterRoot: digestOfText("voters"),
  appealBond: ((1n << 96n) - 1n).toString(),
  editionToken: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  editionPrice: ((1n << 128n) - 1n).toString(),
  editionCap: 4_294_967_295,
};

function configCase(chainId: number, contract: string, campaign: number, settings: typeof plain, termsVersion: number) {
  const terms = digestOfText(`terms ${termsVersion}`);
  const settingsHash = keccak256(coder.encode([SETTINGS], [Object.values(settings)]));
  const hash = keccak256(
    coder.encode(
      ["uint256", "address", "uint32", "bytes32", "uint32", "bytes32"],
      [chainId, contract, campaign, settingsHash, termsVersion, terms],
    ),
  );
  return { chainId, contract, campaign, settings, termsVersion, terms, settingsHash, config: hash.slice(0, 42) };
}

/** Ids, headers and config hashes, computed with ethers and plain arithmetic. */
export function idVectors() {
  const digests = [`0x${"00".repeat(31)}01`, `0x${"ff".repeat(32)}`, digestOfText("hello world")];
  const campaigns = [1, 7, 4_294_967_295];
  const ids = campaigns.flatMap((campaign) =>
    digests.map((digest) => {
      const id = (BigInt(campaign) << 224n) | (BigInt(digest) & ((1n << 224n) - 1n));
      return { campaign, digest, id: `0x${id.toString(16).padStart(64, "0")}` };
    }),
  );
  const configs = [
    configCase(31_337, "0x5fbdb2315678afecb367f032d93f642f64180aa3", 1, plain, 1),
    configCase(1, "0xe7f1725e7734ce288f8367e1bb143e90b3f0512f", 4_294_967_295, full, 9),
  ];
  const headers = configs.flatMap(({ config }, i) =>
    KINDS.map((kind, k) => {
      const campaign = campaigns[(i + k) % 3] ?? 1;
      const [codec, aiUse] = [k % 2, k % 3] as const;
      const word =
        (BigInt(config) << 96n) | (BigInt(campaign) << 64n) | (BigInt(k) << 8n) | (BigInt(codec) << 4n) | BigInt(aiUse);
      return {
        config,
        campaign,
        kind,
        codec: codec === 0 ? "raw" : "dag-pb",
        aiUse: USES[aiUse],
        header: `0x${word.toString(16).padStart(64, "0")}`,
      };
    }),
  );
  return {
    ids,
    headers,
    configs,
    names: { aiPolicy: POLICIES, format: FORMATS, mediaKind: KINDS, aiUse: USES, codec: ["raw", "dag-pb"] },
  };
}
