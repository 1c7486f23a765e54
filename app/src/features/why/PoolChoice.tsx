import type { ApiPool } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import styles from "./Why.module.css";

/** Which pool's statement is explained, where a campaign has several. */
export function PoolChoice({ pools, chosen }: { pools: readonly ApiPool[]; chosen: string }) {
  return (
    <nav className={styles.pools} aria-label="Pools">
      {pools.map(({ token }) => (
        <Link
          key={token.address}
          to="."
          search={{ token: token.address }}
          className={styles.pool}
          aria-current={token.address === chosen ? "true" : undefined}
        >
          {token.symbol}
        </Link>
      ))}
    </nav>
  );
}
