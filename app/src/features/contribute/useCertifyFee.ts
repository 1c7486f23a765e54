import { certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { type Fee, useFee } from "../../transactions/useFee.ts";
import { draftWork } from "./draftWork.ts";
import type { Submission } from "./useSubmit.ts";

/** What certifying a draft with a transaction of its author's would cost. */
export function useCertifyFee({ draft, manifest, aiUse, campaign }: Submission): Fee {
  const { deployment } = useConfig();
  const work = draftWork(draft, manifest, aiUse, campaign)?.work;
  return useFee({
    key: ["certify", campaign.id, work?.digest, work?.parents.length],
    call: work === undefined ? null : () => certifyRequest(deployment, work),
  });
}
