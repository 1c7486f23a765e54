import type { ContributionSubmission } from "@colophon/sdk/api/intakeSchemas.ts";
import { type ContributionId, parseContributionId, toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { AI_USE, CODEC, MEDIA_KIND, policyAllows } from "@colophon/sdk/ids/names.ts";
import { hashContribution } from "@colophon/sdk/typed-data/contribution.ts";
import type { Hex } from "viem";
import type { WorksChain } from "../chain/worksChain.ts";
import { checkTerms, type TermsOptions } from "../checkTerms.ts";
import { DIRECT, refusal } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import type { Message, Work } from "../store/tables.ts";
import type { AllowLists } from "./allowLists.ts";
import { checkManifest } from "./checkManifest.ts";
import { checkParents } from "./checkParents.ts";
import { checkSigner } from "./checkSigner.ts";

export interface ContributionIntake extends TermsOptions {
  db: Db;
  works: WorksChain;
  /** The message as it was taken before, if it was: then it is taken again, whatever has changed since. */
  known: (signed: Hex) => Promise<Message | null>;
  allowLists: AllowLists;
}

/** A contribution that may be taken, without what taking it adds. */
export interface CheckedContribution {
  message: Omit<Message, "seq" | "takenAt" | "anchorBy" | "batch" | "leaf" | "void" | "voidWhy">;
  work: Omit<Work, "size" | "live" | "published">;
  brand: Hex;
  /** Parents that have to be anchored before it. */
  awaited: Hex[];
  /** The first work of a story or remix: there can be one. */
  root: boolean;
  /** Seconds until it is anchored at the latest. */
  anchorWithin: number;
}

const lower = (value: string): Hex => value.toLowerCase() as Hex;

/**
 * Checks a signed contribution by all that the chain will ask of its leaf, or of its token: what passes now counts once it is anchored, unless
 * somebody else's anchor or token of the same work comes first.
 *
 * @returns what may be taken; or the message as it was taken before
 * @throws {RelayProblem} which says why not; {UnsignableMessage} {MalformedId} for fields that nobody can sign
 */
export async function checkContribution(
  options: ContributionIntake,
  sent: ContributionSubmission,
): Promise<CheckedContribution | Message> {
  const { chain, works } = options;
  const { contributions, chainId } = chain.deployment;
  const author = lower(sent.author);
  const digest = lower(sent.digest);
  const manifest = sent.manifest === undefined ? undefined : lower(sent.manifest);
  const parents = sent.parents.map((parent): ContributionId => parseContributionId(parent));
  const { campaign: number, codec, kind, aiUse, epoch } = sent;
  const deadline = BigInt(sent.deadline);
  const said = {
    campaign: number,
    config: lower(sent.config),
    author,
    digest,
    codec,
    kind,
    aiUse,
    manifest,
    parents,
    epoch,
    deadline,
  };
  const signed = hashContribution({ chainId, contract: contributions }, said);
  const known = await options.known(signed);
  if (known !== null && known.signature === lower(sent.signature)) return known;
  const { signature, direct } = await checkSigner({ chain, works }, signed, author, sent.signature as Hex);
  if (known !== null) return known;

  checkManifest(sent);
  const campaign = await checkTerms(options, { campaign: number, signer: author, epoch, deadline }, DIRECT);
  const { settings } = campaign;
  if (settings.sealedUntilClose) {
    throw refusal(
      "sealed",
      `Campaign ${number} is sealed: works are committed to, and shown after it closes.`,
      "Commit to the work from your own account.",
      DIRECT,
    );
  }
  const now = await chain.now();
  if (now < settings.opens || now >= settings.closes) {
    const when = now < settings.opens ? "isn't open yet" : "is closed";
    throw refusal("outside-window", `Campaign ${number} ${when}.`, "See the campaign's times.", {
      opens: settings.opens,
      closes: settings.closes,
      now,
    });
  }
  if (lower(campaign.config) !== said.config) {
    const config = lower(await works.configOf(number));
    if (config !== said.config) {
      throw refusal(
        "other-config",
        `It is signed under settings or terms ${said.config}, and the campaign's are ${config} now.`,
        "Read the terms that hold now, and sign again.",
        { config },
      );
    }
  }
  if (!policyAllows(settings.aiPolicy, aiUse)) {
    throw refusal("ai-policy", `Campaign ${number} takes no works made with AI.`, "There is no way around that.");
  }
  const id = toContributionId(number, digest);
  const certified = await works.work(id);
  if (certified !== null) {
    throw refusal(
      "already-certified",
      `This very file is certified in campaign ${number} already, by ${certified.author}.`,
      "If you were first and can show it (a commitment, an anchor), take it over.",
      { id, ...certified },
    );
  }
  if (!(await options.allowLists(number, author))) {
    throw refusal(
      "not-allowed",
      `This relay takes contributions to campaign ${number} from a list of accounts, and ${author} isn't on it.`,
      "Ask the brand, or certify the work from your own account.",
      DIRECT,
    );
  }
  const { awaited, anchoredBy, root } = await checkParents(options, campaign, { parents, author, direct, now });
  if (direct || root) {
    const refused = await works.whyNot({ ...said, signature });
    if (refused !== null) throw refusalOf(refused.errorName, refused.what, refused.action);
  }
  const wait = anchoredBy === 0 ? 0 : Math.max(0, anchoredBy - Math.floor(Date.now() / 1000));
  const anchorWithin = wait + options.anchorWithin;
  if (deadline < BigInt(now + anchorWithin)) {
    throw refusal(
      "deadline-too-near",
      "Its deadline may have passed before it is anchored: a work that it builds on has to be anchored first.",
      `Sign with a deadline of ${now + anchorWithin} or later.`,
      { earliest: now + anchorWithin, ...DIRECT },
    );
  }
  return {
    message: {
      signed,
      kind: "contributions",
      campaign: number,
      signer: author,
      subject: id,
      choice: 0,
      epoch,
      deadline,
      signature,
      proof: [],
      config: said.config,
      // By a transaction, as a smart account's: whether a leaf counts isn't known before its block, and after an anchor whose first leaf doesn't
      // (its author cancelled in front of it), a story could never begin.
      direct: direct || root,
    },
    work: {
      signed,
      id,
      digest,
      codec: CODEC[codec],
      mediaKind: MEDIA_KIND[kind],
      aiUse: AI_USE[aiUse],
      manifest: manifest ?? null,
      manifestText: sent.manifestText ?? null,
      parents,
      upload: sent.upload,
    },
    brand: lower(campaign.brand),
    awaited,
    root,
    anchorWithin,
  };
}

/** What the chain says of a call, as what a relay says. */
function refusalOf(name: string | null, what: string, action: string) {
  if (name === "BadSignature") return refusal("wrong-signature", what, action);
  if (name === "ParentNeeded") return refusal("parent-needed", what, action);
  if (name === "UnknownParent" || name === "ParentNotEarlier") return refusal("unknown-parent", what, action);
  if (name === "AlreadyCertified" || name === "AlreadyBurnt") return refusal("already-certified", what, action);
  if (name === "OtherConfig") return refusal("other-config", what, action);
  return refusal("outside-window", what, action, { reverted: name });
}
