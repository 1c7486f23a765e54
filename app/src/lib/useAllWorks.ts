import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { type UseQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConfig } from "./ConfigContext.tsx";
import { allWorksQuery, type WorksFilter } from "./queries.ts";

export interface AllWorks {
  /** In the order asked for; grows until `complete`. */
  readonly works: readonly ApiWork[];
  /** Nothing more will come by itself. */
  readonly complete: boolean;
  /** There are more than were fetched. */
  readonly cut: boolean;
  readonly query: Pick<UseQueryResult, "data" | "error" | "isPending" | "refetch">;
}

/**
 * The works of a filter, page after page without being asked, up to `most`: what is drawn as a whole needs all of its parts.
 * `query` has the waiting and failed states, of the first page.
 */
export function useAllWorks(filter: WorksFilter, most: number, enabled = true): AllWorks {
  const { apiUrl } = useConfig();
  const query = useInfiniteQuery({ ...allWorksQuery(apiUrl, filter), enabled });
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const works = data?.pages.flatMap(({ items }) => items) ?? [];
  const wantsMore = enabled && hasNextPage && works.length < most;
  useEffect(() => {
    if (wantsMore && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [wantsMore, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return {
    works: works.slice(0, most),
    complete: data !== undefined && (!wantsMore || isFetchNextPageError),
    cut: data !== undefined && hasNextPage && !wantsMore,
    query,
  };
}
