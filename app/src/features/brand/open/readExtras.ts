import type { DeploymentLimits } from "@colophon/sdk/actions/readLimits.ts";
import type { Settings } from "@colophon/sdk/ids/settings.ts";
import type { KnownToken } from "../../../lib/config.ts";
import { ETHER } from "../../../lib/ether.ts";
import { readAmount } from "../../../lib/readAmount.ts";
import type { CampaignForm, FormField } from "./campaignForm.ts";

type Extras = Pick<Settings, "appealBond" | "editionToken" | "editionPrice" | "editionCap">;

/** What 32 bits hold. */
const MOST_COPIES = 4_294_967_295;

/** Reads the appeal's bond and the edition's terms; `fail` is told what is wrong, field by field. */
export function readExtras(
  form: Pick<CampaignForm, "appealBond" | "editionPrice" | "editionToken" | "editionCap">,
  { limits, tokens }: { limits: DeploymentLimits; tokens: readonly KnownToken[] },
  fail: (field: FormField, sentence: string) => void,
): Extras {
  const amount = (field: "appealBond" | "editionPrice", token: KnownToken, most?: bigint): bigint => {
    const typed = form[field].trim();
    if (/^0*\.?0*$/.test(typed)) return 0n;
    const read = readAmount(typed, { token, most, mostIs: "Here it can be at most" });
    if (read.ok) return read.amount;
    fail(field, read.fault);
    return 0n;
  };
  const token = tokens.find(({ address }) => address === form.editionToken) ?? ETHER;
  const cap = form.editionCap.trim() === "" ? 0 : Number(form.editionCap);
  if (!Number.isInteger(cap) || cap < 0 || cap > MOST_COPIES) fail("editionCap", "A whole number, or nothing.");
  return {
    appealBond: amount("appealBond", ETHER, limits.appealBondCap),
    editionToken: token.address,
    editionPrice: amount("editionPrice", token),
    editionCap: cap,
  };
}
