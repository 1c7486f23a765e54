import { expect, it } from "vitest";
import { editionCount, editionObstacle, editionPrice } from "../../src/lib/editionWords.ts";

const token = { address: `0x${"1".repeat(40)}`, symbol: "dUSD", name: "Play dollar", decimals: 6 };

it("says price and count as people read them", () => {
  expect(editionPrice({ price: "25000001", token })).toBe("25.000001 dUSD");
  expect(editionPrice({ price: "0", token })).toBe("nothing but the chain's fee");
  expect(editionCount({ minted: "3", cap: 1_000 })).toBe("3 of 1,000");
  expect(editionCount({ minted: "1200", cap: 0 })).toBe("1,200 so far, without a limit");
});

it("names what stands in the way of a copy", () => {
  const edition = { content: null, price: "1", token, cap: 2, minted: "1", holders: 1 };
  const pool = { token, emptyStood: true } as Parameters<typeof editionObstacle>[0]["pools"][number];
  expect(editionObstacle({ edition, pools: [], rollAt: 100 }, 99)).toBe("roll-open");
  expect(editionObstacle({ edition, pools: [], rollAt: 100 }, 100)).toBeNull();
  expect(editionObstacle({ edition: { ...edition, minted: "2" }, pools: [], rollAt: 100 }, 100)).toBe("sold-out");
  expect(editionObstacle({ edition: { ...edition, minted: "2", cap: 0 }, pools: [], rollAt: 100 }, 100)).toBeNull();
  expect(editionObstacle({ edition, pools: [pool], rollAt: 100 }, 100)).toBe("roll-empty");
});
