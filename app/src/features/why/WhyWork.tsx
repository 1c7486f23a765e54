import type { ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { describeWork } from "@colophon/sdk/explain/describeWork.ts";
import { explainWork } from "@colophon/sdk/explain/explainWork.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { shorten } from "../../lib/format.ts";
import { useNames } from "../../lib/names.ts";
import { whyWorkQuery } from "../../lib/queries.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import sections from "../../ui/Sections.module.css";
import { Contradictions } from "./Contradictions.tsx";
import { CreditTable } from "./CreditTable.tsx";
import { Flow } from "./Flow.tsx";
import { flowOfWork } from "./flowOfWork.ts";
import { Outcome } from "./Outcome.tsx";
import { ParentTable } from "./ParentTable.tsx";
import { RemixTable } from "./RemixTable.tsx";
import { sentencesAbout } from "./sentencesAbout.ts";

/** Why a work got what it got, what came from which remix, what went to which source, and who has it by the credits. */
export function WhyWork({ root, id }: { root: string; id: string }) {
  const { apiUrl } = useConfig();
  const query = useInfiniteQuery(whyWorkQuery(apiUrl, root, id));
  return (
    <QueryView query={query} missing="Nothing for this work">
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        const remixes = pages.flatMap((page) => page.remixes.items);
        const onMore = query.hasNextPage ? () => void query.fetchNextPage() : undefined;
        return (
          <>
            <Explanation found={first} />
            <CreditTable found={first} />
            <ParentTable found={first} />
            <RemixTable found={first} remixes={remixes} loading={query.isFetchingNextPage} onMore={onMore} />
          </>
        );
      }}
    </QueryView>
  );
}

function Explanation({ found }: { found: ApiWorkExplanation }) {
  const { statement, work } = found;
  const names = useNames();
  const why = explainWork(statement, work);
  const titles = new Map(work.parents.map((parent) => [parent.id, parent.title]));
  const said = describeWork(statement, why, statement.token, {
    work: (parent) => (titles.get(parent) ? `“${titles.get(parent)}”` : `The work ${shorten(parent)}`),
    account: (address) => names.get(address) ?? shorten(address),
  });
  const about = sentencesAbout(said);
  const end = { key: "kept", kind: "end", name: "It keeps", amount: why.kept, sentences: about("credits") } as const;
  return (
    <>
      <Outcome
        statement={statement}
        subject={`${work.title === null ? "The work" : `“${work.title}”`} earned`}
        amount={why.kept}
        detail={
          <Link to="/works/$id" params={{ id: work.id }}>
            See the work
          </Link>
        }
        sentences={about("pool")}
      />
      <Contradictions sentences={why.contradictions} />
      <section className={sections.section} aria-labelledby="flow">
        <h2 id="flow">How it came about</h2>
        <Flow
          label="From the work's own share to what it keeps"
          steps={[...flowOfWork(why, said), end]}
          token={statement.token}
        />
        {about("rounding").map((sentence) => (
          <p key={sentence} className={sections.aside}>
            {sentence}
          </p>
        ))}
      </section>
    </>
  );
}
