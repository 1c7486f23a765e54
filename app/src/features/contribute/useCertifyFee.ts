import { certifyRequest } from "@colophon/sdk/actions/requests/certifyRequest.ts";
import { useConfig } from "../../lib/ConfigContext.tsx";
import type { Fee } from "../../transactions/useFee.ts";
import { useWorkFee } from "../../transactions/useWorkFee.ts";
import { draftWork } from "./draftWork.ts";
import type { Submission } from "./useSubmit.ts";

/** What certifying a draft with a transaction of its author's would cost. */
export function useCertifyFee({ draft, manifest, aiUse, campaign }: Submission): Pick<Fee, "words"> {
  const { deployment } = useConfig();
  const work = draftWork(draft, manifest, aiUse, campaign)?.work;
  return useWorkFee({
    key: ["certify", campaign.id, work?.digest],
    parents: work?.parents ?? [],
    call: work === undefined ? null : (parents) => certifyRequest(deployment, { ...work, parents }),
  });
}
