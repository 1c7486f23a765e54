import { describeError } from "../lib/describeError.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Page } from "../ui/Page.tsx";

/** A page that threw while it was drawn, or whose chunk couldn't be fetched (a new version was put up meanwhile). */
export function PageError({ error, reset }: { error: unknown; reset?: () => void }) {
  const stale = error instanceof TypeError && /module|import/i.test(error.message);
  return (
    <Page title="This page broke" narrow>
      <ErrorNote
        title={stale ? "The page was renewed while you read" : "Something in this page went wrong"}
        onRetry={stale ? () => location.reload() : reset}
        retryLabel={stale ? "Reload" : "Try again"}
      >
        {stale ? "Reload to get the new one; nothing of yours is lost." : describeError(error)}
      </ErrorNote>
    </Page>
  );
}
