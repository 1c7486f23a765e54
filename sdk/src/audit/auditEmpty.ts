import { buildRoll } from "../roll/buildRoll.ts";
import type { AuditedStatement, AuditResult } from "./auditReport.ts";
import type { AuditContext } from "./auditStatement.ts";
import { fetchFile } from "./fetchFile.ts";
import { readFactsAnew } from "./readFactsAnew.ts";
import type { Proposal } from "./readProposals.ts";

/**
 * Audits the claim that the roll is empty. It is wrong where an accepted work's content can be had, and right where no work is accepted, or none
 * whose bytes could ever be verified. That content can't be had *here* proves nothing: a gateway may hide it.
 *
 * @throws {GatewayUnreachable}
 */
export async function auditEmpty(
  context: AuditContext,
  { number }: Proposal,
  end: (result: AuditResult, finding: string | null, more?: Partial<AuditedStatement>) => AuditedStatement,
): Promise<AuditedStatement> {
  const { facts } = await readFactsAnew({ ...context, manifests: false });
  const { works, off } = buildRoll(context.campaign, context.events, facts);
  let hidden = 0;
  for (const work of works) {
    const { maxBytes, signal } = context;
    const { state } = await fetchFile(context.ipfs, work.cid, { maxBytes, keep: false, signal });
    if (state === "unavailable") hidden++;
    if (state !== "verified") continue;
    const finding = `The work ${work.id} is accepted, and its content ${work.cid} can be had and matches: the roll isn't empty.`;
    context.say(`empty ${number}`, "done", `Statement ${number} is wrong: ${finding}`);
    return end("wrong", finding, { off });
  }
  if (hidden > 0) {
    const finding = `It says that the roll is empty, and there are ${hidden} accepted works whose content can't be had from ${context.ipfs.name}: if anybody has one of them, the roll isn't empty.`;
    context.say(`empty ${number}`, "done", `Of statement ${number} nothing can be said: ${finding}`);
    return end("unavailable", finding, { off });
  }
  context.say(`empty ${number}`, "done", `Statement ${number} is right: no work is accepted whose content is one.`);
  return end("right", null, { off });
}
