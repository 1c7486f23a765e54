import type { ApiSettings } from "@colophon/sdk/api/schemas.ts";
import { scheduleOf } from "@colophon/sdk/ids/schedule.ts";
import { type AbiSettings, fromAbiSettings } from "@colophon/sdk/ids/settings.ts";
import type { Address, Hex } from "viem";
import type { Changes } from "./changes.ts";
import type { Position } from "./decodeLog.ts";
import { lower, ZERO_ADDRESS } from "./words.ts";

interface Opened {
  campaign: number;
  brand: Address;
  arbiter: Address;
  relay: Address;
  settings: AbiSettings;
  terms: Hex;
  config: Hex;
}

export function campaignOpened(changes: Changes, args: Opened, at: Position): void {
  changes.set(
    "campaigns",
    {
      id: args.campaign,
      brand: lower(args.brand),
      arbiter: lower(args.arbiter),
      relay: lower(args.relay),
      offeredBrand: null,
      offeredArbiter: null,
      ...settingColumns(args.settings),
      locked: false,
      config: args.config,
      terms: args.terms,
      termsVersion: 1,
      begun: false,
      commitments: 0,
      anchors: 0,
      polls: 0,
      appealsPending: 0,
      bondsToForward: 0n,
      openedAt: at.time,
      block: at.block,
      transaction: at.transaction,
    },
    args.campaign,
  );
  appendTerms(changes, { ...args, version: 1 }, at);
}

export function settingsChanged(
  changes: Changes,
  args: { campaign: number; settings: AbiSettings; config: Hex },
): void {
  changes.patch("campaigns", { ...settingColumns(args.settings), config: args.config }, args.campaign);
}

export function campaignLocked(changes: Changes, args: { campaign: number }): void {
  changes.patch("campaigns", { locked: true }, args.campaign);
}

interface Published {
  campaign: number;
  version: number;
  terms: Hex;
  config: Hex;
}

export function termsPublished(changes: Changes, args: Published, at: Position): void {
  const { terms, config, version } = args;
  changes.patch("campaigns", { terms, config, termsVersion: version }, args.campaign);
  appendTerms(changes, args, at);
}

function appendTerms(changes: Changes, { campaign, version, terms, config }: Published, at: Position): void {
  const { time, block, transaction } = at;
  changes.append("campaignTerms", { campaign, version, terms, config, time, block, transaction });
}

export function curatorSet(changes: Changes, args: { campaign: number; curator: Address; active: boolean }): void {
  const account = lower(args.curator);
  changes.set("curators", { campaign: args.campaign, account, active: args.active }, args.campaign, account);
}

export function relaySet(changes: Changes, args: { campaign: number; relay: Address }): void {
  changes.patch("campaigns", { relay: lower(args.relay) }, args.campaign);
}

export function roleOffered(changes: Changes, role: "brand" | "arbiter", campaign: number, to: Address): void {
  const offered = lower(to) === ZERO_ADDRESS ? null : lower(to);
  changes.patch("campaigns", role === "brand" ? { offeredBrand: offered } : { offeredArbiter: offered }, campaign);
}

export function roleChanged(changes: Changes, role: "brand" | "arbiter", campaign: number, to: Address): void {
  const account = lower(to);
  changes.patch(
    "campaigns",
    role === "brand" ? { brand: account, offeredBrand: null } : { arbiter: account, offeredArbiter: null },
    campaign,
  );
}

function settingColumns(abi: AbiSettings) {
  const settings = fromAbiSettings(abi);
  const schedule = scheduleOf(settings);
  const kept: ApiSettings = {
    ...settings,
    voterRoot: settings.voterRoot,
    appealBond: settings.appealBond.toString(),
    editionToken: lower(settings.editionToken),
    editionPrice: settings.editionPrice.toString(),
  };
  return { settings: kept, opens: settings.opens, closes: settings.closes, ...schedule };
}
