import { acceptArbiterRequest } from "@colophon/sdk/actions/requests/acceptArbiterRequest.ts";
import { acceptBrandRequest } from "@colophon/sdk/actions/requests/acceptBrandRequest.ts";
import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { simulateContract } from "viem/actions";
import { useConnection } from "wagmi";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { useChainClient } from "../../../lib/useChainClient.ts";
import { acceptRolePlan, type HandedRole } from "../../../transactions/handOver.ts";
import { useTransaction } from "../../../transactions/TransactionContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import styles from "../Brand.module.css";

interface AcceptRoleProps {
  campaign: ApiCampaign;
  /** Which role. */
  hand: HandedRole;
}

/** Accepts a role that was offered to the connected account; nothing where none was. */
export function AcceptRole({ campaign, hand: role }: AcceptRoleProps) {
  const { deployment } = useConfig();
  const client = useChainClient();
  const run = useTransaction();
  const { address } = useConnection();
  const offered = useQuery({
    // Under "index", so that it is asked anew after every transaction and with new blocks.
    queryKey: ["index", "offered", deployment.contributions, campaign.id, role, address],
    enabled: address !== undefined,
    queryFn: async () => {
      if (address === undefined) return false;
      const request = role === "brand" ? acceptBrandRequest : acceptArbiterRequest;
      // Offers can't be read; whether the chain would take the acceptance can.
      const { address: to, abi, functionName, args } = request(deployment, { campaign: campaign.id });
      return simulateContract(client, { address: to, abi, functionName, args, account: address }).then(
        () => true,
        () => false,
      );
    },
  });
  if (offered.data !== true) return null;
  const campaignTitle = campaign.terms?.title ?? `Campaign ${campaign.id}`;
  return (
    <p className={styles.line}>
      <strong>You were offered to be its {role}.</strong>
      <Button
        look="primary"
        onClick={() => void run(acceptRolePlan(deployment, { role, campaign: campaign.id, campaignTitle }))}
      >
        Accept
      </Button>
    </p>
  );
}
