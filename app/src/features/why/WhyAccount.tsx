import type { ApiAccountExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { describeAccount } from "@colophon/sdk/explain/describeAccount.ts";
import { explainAccount } from "@colophon/sdk/explain/explainAccount.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { shorten } from "../../lib/format.ts";
import { useName } from "../../lib/names.ts";
import { whyAccountQuery } from "../../lib/queries.ts";
import { Hash } from "../../ui/Hash.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import sections from "../../ui/Sections.module.css";
import { Contradictions } from "./Contradictions.tsx";
import { Earlier } from "./Earlier.tsx";
import { Flow } from "./Flow.tsx";
import { flowOfAccount } from "./flowOfAccount.ts";
import { Outcome } from "./Outcome.tsx";
import { PartsTable } from "./PartsTable.tsx";
import { sentencesAbout } from "./sentencesAbout.ts";

/** Why an account got what it got: the sum first, then how it came about, work by work. */
export function WhyAccount({ root, account }: { root: string; account: string }) {
  const { apiUrl } = useConfig();
  const query = useInfiniteQuery(whyAccountQuery(apiUrl, root, account));
  return (
    <QueryView query={query} missing="Nothing for this account">
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        const parts = pages.flatMap(({ works }) => works.items);
        const onMore = query.hasNextPage ? () => void query.fetchNextPage() : undefined;
        return (
          <>
            <Explanation found={first} />
            <PartsTable found={first} parts={parts} loading={query.isFetchingNextPage} onMore={onMore} />
            <Earlier found={first} />
          </>
        );
      }}
    </QueryView>
  );
}

function Explanation({ found }: { found: ApiAccountExplanation }) {
  const { statement, account } = found;
  const { token } = statement;
  const me = useConnection().address?.toLowerCase() === account;
  const name = useName(account) ?? shorten(account);
  const why = explainAccount(statement, found);
  const said = describeAccount(statement, why, token, me ? undefined : name);
  const about = sentencesAbout(said);
  const end = { key: "you", kind: "end", name: me ? "You" : name, amount: why.part, sentences: [] } as const;
  return (
    <>
      <Outcome
        statement={statement}
        subject={me ? "You earned" : `${name} earned`}
        amount={why.part}
        detail={<Hash value={account} label="address" />}
        sentences={[...about("pool"), ...about("you")]}
      />
      <Contradictions sentences={why.contradictions} />
      <section className={sections.section} aria-labelledby="flow">
        <h2 id="flow">How it came about</h2>
        {why.works === 0 ? (
          about("own").map((sentence) => <p key={sentence}>{sentence}</p>)
        ) : (
          <Flow
            label="From the works' own share to the account"
            steps={[...flowOfAccount(why, said), end]}
            token={token}
          />
        )}
      </section>
    </>
  );
}
