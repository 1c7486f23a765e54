import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { useConnection } from "wagmi";
import { Address } from "../../../ui/Address.tsx";
import { Button } from "../../../ui/Button.tsx";
import styles from "../Brand.module.css";
import { AcceptRole } from "./AcceptRole.tsx";
import { AccountForm } from "./AccountForm.tsx";
import { useRoles } from "./useRoles.ts";

/** Who is what, and handing it over in two steps: an offer, and its acceptance. */
export function RolesTab({ campaign }: { campaign: ApiCampaign }) {
  const me = useConnection().address?.toLowerCase();
  const { offer, setRelay } = useRoles(campaign);
  const mine = me === campaign.brand ? "brand" : me === campaign.arbiter ? "arbiter" : null;
  const hasRelay = BigInt(campaign.relay) !== 0n;
  return (
    <div className={styles.twoWide}>
      <section className={styles.part}>
        <h2>Handing over</h2>
        <AcceptRole campaign={campaign} hand="brand" />
        <AcceptRole campaign={campaign} hand="arbiter" />
        <p className={styles.prose}>
          Brand and arbiter hand their role over in two steps: you offer it to an account, and it takes effect once that
          account accepts. So no role is lost to a mistyped address. Nobody can be both.
        </p>
        {mine === null ? (
          <p className={styles.faint}>Only the brand and the arbiter can offer their role.</p>
        ) : (
          <>
            <AccountForm
              label={`Offer to be its ${mine} to`}
              action="Offer"
              taken={mine === "brand" ? campaign.arbiter : campaign.brand}
              takenFault={`That account is the campaign's ${mine === "brand" ? "arbiter" : "brand"}, and can't be both.`}
              onAccount={(to) => offer(mine, to)}
            />
            <div>
              <Button size="small" look="quiet" onClick={() => void offer(mine, null)}>
                Take back an offer that wasn't accepted yet
              </Button>
            </div>
          </>
        )}
      </section>
      <section className={styles.part}>
        <h2>The relay</h2>
        <p className={styles.prose}>
          A relay pays for contributors who only sign: it puts their works on chain in batches. It can't sign for
          anybody. Works certified directly need none.
        </p>
        <p>{hasRelay ? <Address value={campaign.relay} /> : "This campaign has none."}</p>
        {mine === "brand" && <AccountForm label="Account of the relay" action="Name it" onAccount={setRelay} />}
        {mine === "brand" && hasRelay && (
          <div>
            <Button size="small" look="quiet" onClick={() => void setRelay(null)}>
              Go without one
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
