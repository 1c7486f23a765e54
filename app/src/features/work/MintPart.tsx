import { mintAnchoredManyRequest } from "@colophon/sdk/actions/requests/mintAnchoredManyRequest.ts";
import type { ApiMintableWork } from "@colophon/sdk/api/mintSchemas.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { shorten } from "../../lib/format.ts";
import { useName } from "../../lib/names.ts";
import { mintingQuery } from "../../lib/queries.ts";
import { mintAnchoredPlan } from "../../transactions/mintAnchored.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { useFee } from "../../transactions/useFee.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import { mintableOf } from "./mintableOf.ts";
import styles from "./WorkPage.module.css";

/** A work that is on chain by its author's signature: its token comes when somebody wants it, and pays for it. */
export function MintPart({ work }: { work: ApiWork }) {
  const { apiUrl } = useConfig();
  const minting = useQuery(mintingQuery(apiUrl, work.id));
  return (
    <Note title="On chain, without a token yet">
      <p>
        Author and time are certified, and it takes part in everything. A token is only needed to hold or sell it;
        anybody can have it minted, now or later, and it goes to the author.
      </p>
      <QueryView query={minting}>{({ works }) => <Mint work={work} works={works} />}</QueryView>
    </Note>
  );
}

function Mint({ work, works }: { work: ApiWork; works: readonly ApiMintableWork[] }) {
  const { deployment } = useConfig();
  const { address } = useConnection();
  const connect = useConnectDialog();
  const run = useTransaction();
  const author = useName(work.author) ?? shorten(work.author);
  const before = works.slice(0, -1);
  const all = works.map(mintableOf);
  const fee = useFee({
    key: ["mint", ...works.map(({ id }) => id)],
    call: all.length === 0 ? null : () => mintAnchoredManyRequest(deployment, { works: all }),
  });
  const share = useFee({
    key: ["mint-before", ...before.map(({ id }) => id)],
    call: before.length === 0 ? null : () => mintAnchoredManyRequest(deployment, { works: all.slice(0, -1) }),
  });
  if (works.length === 0) return null;
  return (
    <>
      {before.length > 0 && (
        <>
          <p>
            It builds on {before.length === 1 ? "a work that has" : `${before.length} works that have`} no token either.
            On chain a token can only build on tokens, so {before.length === 1 ? "that one is" : "those are"} minted
            first, each to its own author{share.amount === null ? "" : `: about ${share.amount} ETH of the fee`}.
          </p>
          <ul className={styles.before}>
            {before.map(({ id, title }) => (
              <li key={id}>
                <Link to="/works/$id" params={{ id }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{address === undefined ? "Whoever has it minted pays the chain's fee." : fee.words}</p>
      <div className={styles.actions}>
        <Button
          onClick={() =>
            address === undefined
              ? connect()
              : void run(mintAnchoredPlan(deployment, { title: work.title, author, works: all, fee: fee.words }))
          }
        >
          Mint the token
        </Button>
      </div>
    </>
  );
}
