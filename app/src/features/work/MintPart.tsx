import type { ApiMint, ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { shorten } from "../../lib/format.ts";
import { useName } from "../../lib/names.ts";
import { mintQuery, workQuery } from "../../lib/queries.ts";
import { mintAnchoredPlan } from "../../transactions/mintAnchored.ts";
import { useTransaction } from "../../transactions/TransactionContext.tsx";
import { useMintFee } from "../../transactions/useMintFee.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/ErrorNote.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { useConnectDialog } from "../../wallets/ConnectContext.tsx";
import styles from "./WorkPage.module.css";

/** A work that is on chain by its author's signature: its token comes when somebody wants it, and pays for it. */
export function MintPart({ work }: { work: ApiWork }) {
  const { apiUrl } = useConfig();
  const mint = useQuery(mintQuery(apiUrl, work.id));
  return (
    <Note title="On chain, without a token yet">
      <div className={styles.mint}>
        <p>
          Author and time are certified, and it takes part in everything. A token is only needed to hold or sell it;
          anybody can have it minted, now or later, and it goes to the author.
        </p>
        <QueryView query={mint}>{(data) => <Mint work={work} mint={data} />}</QueryView>
      </div>
    </Note>
  );
}

function Mint({ work, mint }: { work: ApiWork; mint: ApiMint }) {
  const { deployment } = useConfig();
  const { address } = useConnection();
  const connect = useConnectDialog();
  const run = useTransaction();
  const author = useName(work.author) ?? shorten(work.author);
  const { steps } = mint;
  const before = steps.slice(0, -1);
  const fee = useMintFee(steps);
  const share = useMintFee(before);
  if (mint.state === "blocked") return <p>It can't be minted now. {mint.why}</p>;
  if (steps.length === 0) return null;
  return (
    <>
      {before.length > 0 && <Ancestors steps={before} cost={share.amount} />}
      {mint.truncated && <p>There are more of them than fit at once: the rest follows when these are minted.</p>}
      <p>{address === undefined ? "Whoever has it minted pays the chain's fee." : fee.words}</p>
      <div>
        <Button
          onClick={() =>
            address === undefined
              ? connect()
              : void run(mintAnchoredPlan(deployment, { title: work.title, author, steps, fee: fee.words }))
          }
        >
          Mint the token
        </Button>
      </div>
    </>
  );
}

function Ancestors({ steps, cost }: { steps: readonly ApiMintStep[]; cost: string | null }) {
  const one = steps.length === 1;
  return (
    <>
      <p>
        It builds on {one ? "a work that has" : `${steps.length} works that have`} no token either. A token can only
        build on tokens, so {one ? "that one is" : "those are"} minted first, {one ? "" : "each "}to{" "}
        {one ? "its" : "their"} own author{cost === null ? "." : `: about ${cost} ETH of the fee.`}
      </p>
      <ul className={styles.before}>
        {steps.map(({ id }) => (
          <li key={id}>
            <Link to="/works/$id" params={{ id }}>
              <Title id={id} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Title({ id }: { id: string }) {
  const { apiUrl } = useConfig();
  const work = useQuery(workQuery(apiUrl, id));
  return work.data?.title ?? `Work ${shorten(id, 10, 6)}`;
}
