import type { ApiToken } from "@colophon/sdk/api/schemas.ts";
import { asc, eq, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { tokens } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";

export const ETH: ApiToken = {
  address: "0x0000000000000000000000000000000000000000",
  symbol: "ETH",
  name: "Ether",
  decimals: 18,
};

/** Metadata of tokens; one whose contract tells nothing usable has its address for a symbol. */
export async function tokensOf(db: Db, addresses: readonly Hex[]): Promise<(address: Hex) => ApiToken> {
  const rows =
    addresses.length === 0
      ? []
      : await db
          .select()
          .from(tokens)
          .where(inArray(tokens.address, [...new Set(addresses)]));
  const known = new Map(rows.filter(({ told }) => told).map((row) => [row.address, row]));
  return (address) => {
    if (address === ETH.address) return ETH;
    const row = known.get(address);
    return row
      ? { address, symbol: row.symbol, name: row.name, decimals: row.decimals }
      : { address, symbol: `${address.slice(0, 6)}…${address.slice(-4)}`, name: "Unknown token", decimals: 0 };
  };
}

/** ETH and every token with readable metadata, by address. */
export async function listTokens(db: Db): Promise<ApiToken[]> {
  const rows = await db.select().from(tokens).where(eq(tokens.told, true)).orderBy(asc(tokens.address)).limit(1_000);
  const told = rows.map(({ address, symbol, name, decimals }) => ({ address, symbol, name, decimals }));
  return [ETH, ...told.filter(({ address }) => address !== ETH.address)];
}
