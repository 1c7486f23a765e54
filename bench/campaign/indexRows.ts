import type { Measurement } from "../Row.ts";
import type { Figures } from "../runStep.ts";

/** The index's speed and size over the campaign, and what its API gives under load. */
export function indexRows(works: number, indexed: Figures, gallery: Figures): Measurement[] {
  const row = (name: string, unit: string, ours: number, more: Partial<Measurement> = {}): Measurement => ({
    ...{ name, unit, ours, peer: null, peerName: null, limit: null, target: null, better: "lower", note: "" },
    ...more,
  });
  const page = `gallery page, 50 of ${works.toLocaleString("en-GB")}`;
  return [
    row("anchored works listed", "1/s", works / indexed.number("listed"), {
      better: "higher",
      note: "from an empty database",
    }),
    row("works' bytes fetched and verified", "1/s", works / indexed.number("verified"), { better: "higher" }),
    row("the index: bytes a work", "bytes", indexed.number("databaseBytes") / works, {
      note: "with all tables and indexes",
    }),
    row("the indexer: peak memory", "MiB", indexed.number("indexerPeak") / 2 ** 20),
    row(`${page}, right after that`, "1/s", gallery.number("coldRequests") / gallery.number("coldSeconds"), {
      better: "higher",
      note: "most of what it reads isn't in memory then",
    }),
    row(`${page}, right after that: p50`, "ms", gallery.number("coldP50")),
    row(`${page}, right after that: p99`, "ms", gallery.number("coldP99")),
    row(page, "1/s", gallery.number("requests") / gallery.number("seconds"), {
      ...{ better: "higher", target: 1_000 },
      note: "after a minute of it",
    }),
    row(`${page}: p50`, "ms", gallery.number("p50")),
    row(`${page}: p99`, "ms", gallery.number("p99"), { target: 50 }),
    row("the API under load: peak memory", "MiB", gallery.number("apiPeak") / 2 ** 20),
  ];
}
