import type { ApiPool } from "@colophon/sdk/api/schemas.ts";
import { Amount } from "./Amount.tsx";
import styles from "./PoolList.module.css";

/** What each pool holds, what its statements give out, and what was claimed of it. */
export function PoolList({ pools }: { pools: readonly ApiPool[] }) {
  if (pools.length === 0) return <p className={styles.faint}>Nothing has been put into the pool yet.</p>;
  return (
    <div>
      {pools.map((pool) => (
        <PoolLine key={pool.token.address} pool={pool} />
      ))}
    </div>
  );
}

function PoolLine({ pool }: { pool: ApiPool }) {
  const funded = BigInt(pool.funded);
  const share = funded === 0n ? 0 : Number((BigInt(pool.paid) * 1000n) / funded) / 10;
  return (
    <div className={styles.pool}>
      <span className={styles.sum}>
        <Amount value={pool.funded} token={pool.token} />
      </span>
      <span className={styles.bar} aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </span>
      <span className={styles.faint}>
        <Amount value={pool.total} token={pool.token} /> given out by statements,{" "}
        <Amount value={pool.paid} token={pool.token} /> claimed
        {BigInt(pool.refunded) > 0n && (
          <>
            , <Amount value={pool.refunded} token={pool.token} /> taken back by funders
          </>
        )}
      </span>
    </div>
  );
}
