import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { worksQuery } from "../../../lib/queries.ts";

/** Titles of a campaign's accepted works by id, oldest first as on the roll; as many as are shown. */
export function useWorkTitles(campaign: number, shown: number): ReadonlyMap<string, string> {
  const { apiUrl } = useConfig();
  const works = useInfiniteQuery(worksQuery(apiUrl, { campaign, sort: "oldest", limit: 100 }));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = works;
  const titles = useMemo(
    () => new Map(data?.pages.flatMap(({ items }) => items.map(({ id, title }) => [id, title] as const))),
    [data],
  );
  const more = hasNextPage && !isFetchingNextPage && titles.size < shown;
  useEffect(() => {
    if (more) void fetchNextPage();
  }, [more, fetchNextPage]);
  return titles;
}
