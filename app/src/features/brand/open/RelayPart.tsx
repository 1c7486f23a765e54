import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { relayQuery } from "../../../lib/queries.ts";
import { Address } from "../../../ui/Address.tsx";
import { CheckField } from "../../../ui/Choice.tsx";
import styles from "../Brand.module.css";
import type { PartProps } from "./parts.ts";

/** Who puts on chain what people only sign: this page's relay, unless the brand goes without. */
export function RelayPart({ form, change }: Pick<PartProps, "form" | "change">) {
  const { relayUrl } = useConfig();
  const { data } = useQuery(relayQuery(relayUrl));
  return (
    <section className={styles.part}>
      <h2>The relay</h2>
      {data?.relay === null ? (
        <p className={styles.prose}>
          This page's relay takes files only, so your campaign has none: everybody pays for transactions of their own.
          You can name a relay at any time.
        </p>
      ) : (
        <>
          <p className={styles.prose}>
            This page's relay
            {data !== undefined && (
              <>
                , <Address value={data.relay} />,
              </>
            )}{" "}
            puts on chain what people only sign, and pays for it. It can't sign for anybody, and you can name another at
            any time.
          </p>
          <CheckField checked={form.withoutRelay} onChange={(withoutRelay) => change({ withoutRelay })}>
            Go without a relay: everybody pays for transactions of their own.
          </CheckField>
        </>
      )}
    </section>
  );
}
