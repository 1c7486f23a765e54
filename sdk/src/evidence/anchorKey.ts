import { encodeAbiParameters, keccak256 } from "viem";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { parseConfigHash } from "../ids/configHash.ts";
import { type Digest, parseDigest } from "../ids/digest.ts";
import { ANCHOR_KIND, type AnchorKind } from "../ids/names.ts";

export interface AnchorKeyInput {
  readonly campaign: number;
  readonly kind: AnchorKind;
  /** Root of the batch's tree. */
  readonly root: string;
  /** The config hash that the anchor names. */
  readonly config: string;
}

const FIELDS = [{ type: "uint32" }, { type: "uint8" }, { type: "bytes32" }, { type: "bytes20" }] as const;

/**
 * Under which key the contract writes an anchor down: `keccak256(abi.encode(campaign, kind, root, config))`. The config hash
 * is part of it, so that a leaf that was signed under other terms than the anchor's finds none.
 *
 * @throws {MalformedId}
 * @example anchorKey({ campaign: 1, kind: "contributions", root: tree.root, config })
 */
export function anchorKey({ campaign, kind, root, config }: AnchorKeyInput): Digest {
  const values = [
    parseCampaignNumber(campaign),
    ANCHOR_KIND[kind],
    parseDigest(root),
    parseConfigHash(config),
  ] as const;
  return parseDigest(keccak256(encodeAbiParameters(FIELDS, values)));
}
