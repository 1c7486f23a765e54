import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiError } from "../lib/api.ts";
import { describeError } from "../lib/describeError.ts";
import { EmptyState } from "./EmptyState.tsx";
import { ErrorNote } from "./ErrorNote.tsx";
import { Skeleton } from "./Progress.tsx";

interface QueryViewProps<Data> {
  query: Pick<UseQueryResult<Data>, "data" | "error" | "isPending" | "refetch">;
  /** What a 404 means here: "No such work". */
  missing?: string;
  pending?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** A question to the index in its three states, so that no page forgets one. Data already there stays while it is asked anew. */
export function QueryView<Data>({ query, missing = "Nothing here", pending, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return pending ?? <Skeleton height="12rem" />;
  // A malformed id in the address names nothing either; asking again won't help.
  if (query.error instanceof ApiError && (query.error.status === 404 || query.error.status === 400)) {
    return (
      <EmptyState title={missing}>
        {query.error.status === 404 ? query.error.message : "The address is mistyped, or was cut."}
      </EmptyState>
    );
  }
  return (
    <ErrorNote title="This couldn't be loaded" onRetry={() => void query.refetch()}>
      {describeError(query.error)}
    </ErrorNote>
  );
}
