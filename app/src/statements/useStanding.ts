import type { ApiPool, ApiStatement } from "@colophon/sdk/api/schemas.ts";
import type { StandingStatement } from "@colophon/sdk/rewards/types.ts";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../lib/ConfigContext.tsx";
import { fetchStatement, isFiled } from "./statementFile.ts";

export interface Standing {
  readonly statement: StandingStatement;
  readonly cid: string;
  /** CID of the inputs that it pins; null: none. */
  readonly inputs: string | null;
}

/** What the pool's standing statement gave everybody, from its file; null where none stands. */
export function useStanding(pool: ApiPool, statements: readonly ApiStatement[]) {
  const { gatewayUrl } = useConfig();
  const found = statements
    .filter(isFiled)
    .find(({ token, root }) => token.address === pool.token.address && root === pool.root);
  return useQuery({
    // Content never changes under its CID; which one stands is part of the key.
    queryKey: ["content", "standing", pool.campaign, pool.token.address, pool.root, found?.cid],
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
    enabled: pool.root === null || found !== undefined,
    queryFn: async ({ signal }): Promise<Standing | null> => {
      if (pool.root === null || found === undefined) return null;
      const { file } = await fetchStatement(gatewayUrl, found, signal);
      const accounts = file.accounts.map(({ account, cumulative }) => ({ account, cumulative: BigInt(cumulative) }));
      return { statement: { total: BigInt(file.header.total), accounts }, cid: found.cid, inputs: file.header.inputs };
    },
  });
}
