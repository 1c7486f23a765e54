import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { heldEditionsQuery } from "../../lib/queries.ts";
import { buttonClass } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { HeldEditions } from "./HeldEditions.tsx";
import { MyWorks } from "./MyWorks.tsx";
import styles from "./Rewards.module.css";

/** What the account holds: copies of collective works, and works' tokens, its own or others'. */
export function HeldPart({ account }: { account: string }) {
  const { apiUrl } = useConfig();
  const held = useInfiniteQuery(heldEditionsQuery(apiUrl, account));
  const editions = held.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <QueryView query={held}>
        {() => (
          <HeldEditions
            editions={editions ?? []}
            hasMore={held.hasNextPage}
            loadingMore={held.isFetchingNextPage}
            onMore={() => void held.fetchNextPage()}
          />
        )}
      </QueryView>
      <MyWorks filter={{ owner: account }} account={account} empty={<NoTokens nothing={editions?.length === 0} />} />
    </>
  );
}

/** `nothing`: no editions either, and that is known. */
function NoTokens({ nothing }: { nothing: boolean }) {
  if (!nothing) return <p className={styles.faint}>You hold no work's token.</p>;
  return (
    <EmptyState
      title="You hold nothing yet"
      actions={
        <Link to="/campaigns" className={buttonClass()}>
          See the campaigns
        </Link>
      }
    >
      Works whose tokens you have, and copies of editions that you collect, are shown here.
    </EmptyState>
  );
}
