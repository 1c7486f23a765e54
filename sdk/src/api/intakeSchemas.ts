/**
 * Contributions without gas, as the relay takes them and tells of them. Conventions as in `schemas.ts`.
 *
 * The way of one contribution: its bytes go up by tus (`FILES_PATH`), the signed message and the manifest by `POST /v1/contributions`, which
 * answers a signed receipt. What became of it says `GET /v1/contributions/{signed}`. Until its anchor is in a block, only its author is
 * shown what it is: by the author's session, or to whoever knows the message's digest, which says nothing about the work.
 */
import { z } from "zod";
import { leafPlace, receipt } from "./ballotSchemas.ts";
import { address, aiUse, cid, config, contributionId, digest, mediaKind, time } from "./schemas.ts";

/** Where tus uploads are made. `/v1/uploads` is that of whole CARs, which are public at once. */
export const FILES_PATH = "/v1/files";

/** `GET /v1/captcha?origin&theme`: the captcha as a page of the relay's, for a frame; it posts {@link captchaSaid} to `origin`. */
export const CAPTCHA_PATH = "/v1/captcha";

/** The largest manifest, in bytes. */
export const LARGEST_MANIFEST = 65_536;

export const rootCodec = z.enum(["raw", "dag-pb"]);

/**
 * tus metadata of a new upload (`Upload-Metadata`): what the bytes have to hash to, in profile `unixfs-v1-2025`. Wrong bytes are refused with
 * the last of them (`wrong-content`), and forgotten. `Upload-Length` has to be there from the beginning.
 */
export const uploadMetadata = z.object({
  cid,
  /** Where the relay asks for one ({@link intakeInfo}). Good for one upload. */
  captcha: z.string().max(4_096).optional(),
});

const anyAddress = z.string().regex(/^0x[0-9a-fA-F]{40}$/, "expected an address");
const anyDigest = z.string().regex(/^0x[0-9a-fA-F]{64}$/, "expected 0x and 64 hex digits");

/** What `POST /v1/contributions` takes: what its author signed (`typed-data/contribution.ts`), and what a signature can't say. */
export const contributionSubmission = z.object({
  campaign: z.int().min(1).max(0xffff_ffff),
  config: z.string().regex(/^0x[0-9a-fA-F]{40}$/, "expected a config hash"),
  author: anyAddress,
  digest: anyDigest,
  codec: rootCodec,
  kind: mediaKind,
  aiUse,
  /** Digest of the manifest; absent: none, and the author has 100 %. */
  manifest: anyDigest.optional(),
  /** The manifest itself, there if `manifest` is: its UTF-8 bytes have to hash to that. */
  manifestText: z.string().max(LARGEST_MANIFEST).optional(),
  parents: z.array(anyDigest).max(16).default([]),
  epoch: z.int().min(0).max(0xffff_ffff),
  /** Last second in which it may be anchored, as a decimal. */
  deadline: z.string().regex(/^\d{1,20}$/, "expected a decimal number of seconds"),
  /** A key's 64 or 65 bytes; or a smart account's (ERC-1271, ERC-6492; some are empty), which is relayed by a transaction of its own. */
  signature: z.string().regex(/^0x([0-9a-fA-F]{2}){0,8192}$/, "expected a signature"),
  /** The last part of the tus upload's URL. */
  upload: z.string().regex(/^[0-9a-f]{32}$/, "expected an upload's id"),
});

/**
 * How far a contribution has come. `taken`: it waits for a batch; `batched`: in one that is on its way; `anchored`: on chain, as a leaf (or,
 * of a smart account, as a token); `void`: it can't be any more, `void` says why.
 */
export const contributionState = z.enum(["taken", "batched", "anchored", "void"]);

/** All that was signed: with the anchor it is everything that `mintAnchored` takes. */
export const relayedWork = z.object({
  id: contributionId,
  cid,
  campaign: z.int(),
  config,
  author: address,
  digest,
  codec: rootCodec,
  kind: mediaKind,
  aiUse,
  manifest: digest.nullable(),
  /** As it came; null where there is none. */
  manifestText: z.string().nullable(),
  parents: z.array(contributionId),
  epoch: z.int(),
  deadline: z.string(),
  signature: z.string(),
  /** Of the content, in bytes. */
  size: z.int(),
});

export const relayedAnchor = leafPlace.extend({
  config,
  /** The batch's file on IPFS. */
  data: cid,
  time,
  block: z.int().nullable(),
  transaction: digest.nullable(),
  /** From the leaf to `root`. Left out of lists. */
  proof: z.array(digest).nullable(),
});

export const relayedContribution = z.object({
  receipt,
  /** `anchor`: a leaf among others; `transaction`: a smart account's, or a story's first, certified by a transaction of its own. */
  via: z.enum(["anchor", "transaction"]),
  state: contributionState,
  /** Null for everybody but the author's session until it is anchored. */
  work: relayedWork.nullable(),
  /** Null until it is anchored, and for `transaction`. */
  anchor: relayedAnchor.nullable(),
  /** The transaction that certified it, for `transaction`. */
  transaction: digest.nullable(),
  /** Its bytes and manifest are on IPFS, for everybody: after its anchor is in a block, never before. */
  published: z.boolean(),
  void: z.object({ reason: z.string(), message: z.string() }).nullable(),
  /** What holds it up, for people. */
  trouble: z.string().nullable(),
});

/** `GET /v1/contributions?campaign&author`, with a session of the author: the newest first. */
export const relayedContributions = z.object({ items: z.array(relayedContribution), next: z.string().nullable() });

/** `GET /v1/intake`: what a page has to know before it begins. */
export const intakeInfo = z.object({
  relay: address,
  chainId: z.int(),
  /** Seconds until a contribution is anchored at the latest, while the chain takes transactions. Deadlines have to be later than that. */
  anchorWithin: z.int(),
  maxUploadBytes: z.int(),
  /** Seconds without a byte after which an unfinished upload is forgotten; a finished one that nobody contributes, too. */
  uploadsExpire: z.int(),
  /** Null: none is asked for. `shown`: the relay shows it itself at {@link CAPTCHA_PATH}, for a frame of the app. */
  captcha: z.object({ provider: z.string(), siteKey: z.string(), shown: z.boolean() }).nullable(),
});

/** What the captcha's page tells the page around it: `token` is good for one upload, null once it isn't any more; `height` in CSS pixels. */
export const captchaSaid = z.object({
  colophon: z.literal("captcha"),
  token: z.string().max(4_096).nullable().optional(),
  failed: z.literal(true).optional(),
  height: z.number().optional(),
});

/** `GET /v1/sessions/nonce`: for the message of Sign-In with Ethereum. */
export const sessionNonce = z.object({ nonce: z.string(), expires: time });

/** `POST /v1/sessions`: an EIP-4361 message for the app's own domain and chain, with its signature (ERC-1271 and ERC-6492 are taken). */
export const sessionRequest = z.object({
  message: z.string().max(4_096),
  signature: z.string().regex(/^0x([0-9a-fA-F]{2}){1,8192}$/, "expected a signature"),
});

/** Send it as `Authorization: Bearer {token}`. `DELETE /v1/sessions` ends it. */
export const session = z.object({ token: z.string(), account: address, expires: time });

/** `POST /v1/claims`: have a reward paid to the account that earned it, at the brand's cost. */
export const claimSubmission = z.object({
  campaign: z.int().min(1).max(0xffff_ffff),
  /** The zero address: ETH. */
  token: anyAddress,
  account: anyAddress,
  cumulative: z.string().regex(/^\d{1,78}$/, "expected a decimal amount"),
  proof: z.array(anyDigest).max(64),
});

/** `waiting`: for its transaction; `sent`; `paid`; `void`: it was paid by somebody else, or would pay nothing. */
export const relayedClaim = z.object({
  id: z.string(),
  campaign: z.int(),
  token: address,
  account: address,
  cumulative: z.string(),
  state: z.enum(["waiting", "sent", "paid", "void"]),
  transaction: digest.nullable(),
  trouble: z.string().nullable(),
});

/**
 * Codes of refusals beside those of `RelayRefused` for votes. With `details.direct` the author can still go to the chain itself, and the
 * app offers that.
 */
export const intakeRefusal = z.enum([
  "wrong-signature",
  "account-not-deployed",
  "wrong-epoch",
  "deadline-too-near",
  "no-such-campaign",
  "other-relay",
  "other-brand",
  "other-config",
  "outside-window",
  "sealed",
  "ai-policy",
  "unknown-parent",
  "parent-needed",
  "already-certified",
  "already-taken",
  "wrong-manifest",
  "bad-manifest",
  "no-such-upload",
  "upload-unfinished",
  "wrong-content",
  "not-allowed",
  "too-many-messages",
  "budget-spent",
  "captcha-needed",
  "session-needed",
]);

export type UploadMetadata = z.infer<typeof uploadMetadata>;
export type ContributionSubmission = z.infer<typeof contributionSubmission>;
export type ContributionState = z.infer<typeof contributionState>;
export type RelayedWork = z.infer<typeof relayedWork>;
export type RelayedAnchor = z.infer<typeof relayedAnchor>;
export type RelayedContribution = z.infer<typeof relayedContribution>;
export type RelayedContributions = z.infer<typeof relayedContributions>;
export type CaptchaSaid = z.infer<typeof captchaSaid>;
export type IntakeInfo = z.infer<typeof intakeInfo>;
export type SessionNonce = z.infer<typeof sessionNonce>;
export type SessionRequest = z.infer<typeof sessionRequest>;
export type ApiSession = z.infer<typeof session>;
export type ClaimSubmission = z.infer<typeof claimSubmission>;
export type RelayedClaim = z.infer<typeof relayedClaim>;
export type IntakeRefusal = z.infer<typeof intakeRefusal>;
