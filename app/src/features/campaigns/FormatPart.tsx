import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { Link, useSearch } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useConnection } from "wagmi";
import { useAllWorks } from "../../lib/useAllWorks.ts";
import { Skeleton } from "../../ui/Progress.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { CampaignWorks } from "./CampaignWorks.tsx";
import styles from "./Format.module.css";
import type { FormatProps } from "./formatProps.ts";
import { isShown, shownFilter } from "./shownWorks.ts";

/** More than this isn't drawn as a whole: the gallery has all. */
const MOST = 5_000;

const PARTS = {
  mosaic: { name: "a mosaic", Part: lazy(() => import("./mosaic/MosaicPart.tsx")) },
  story: { name: "a story", Part: lazy(() => import("./story/StoryPart.tsx")) },
  remix: { name: "pairs", Part: lazy(() => import("./remix/RemixPart.tsx")) },
} as const;

/** The campaign's works in the form that its format has; as a gallery where the address says so, or where there are none. */
export function FormatPart({ campaign }: { campaign: ApiCampaign }) {
  const { format } = campaign.settings;
  return format === "open" ? <CampaignWorks campaign={campaign} /> : <Formatted campaign={campaign} format={format} />;
}

function Formatted({ campaign, format }: { campaign: ApiCampaign; format: keyof typeof PARTS }) {
  const me = useConnection().address?.toLowerCase();
  const { view } = useSearch({ from: "/campaigns/$campaign" });
  const gallery = view === "gallery";
  const all = useAllWorks(shownFilter(campaign, me), MOST, !gallery);
  const { name, Part } = PARTS[format];
  const props: FormatProps = { campaign, ...all, works: all.works.filter(isShown) };
  const empty = all.complete && props.works.length === 0;
  if (gallery || empty) {
    return (
      <CampaignWorks campaign={campaign} views={empty ? null : <Views campaign={campaign} name={name} gallery />} />
    );
  }
  return (
    <section className={styles.section} aria-labelledby="works">
      <div className={styles.bar}>
        <h2 id="works">{HEADINGS[format]}</h2>
        <Views campaign={campaign} name={name} gallery={false} />
      </div>
      <QueryView query={all.query} pending={<Skeleton height="24rem" />}>
        {() => (
          <Suspense fallback={<Skeleton height="24rem" />}>
            <Part {...props} />
          </Suspense>
        )}
      </QueryView>
      {all.cut && (
        <p className={styles.faint}>
          These are the first {MOST.toLocaleString("en")} works. The gallery shows all of them.
        </p>
      )}
    </section>
  );
}

const HEADINGS = { mosaic: "The mosaic", story: "The story", remix: "Side by side" } as const;

function Views({ campaign, name, gallery }: { campaign: ApiCampaign; name: string; gallery: boolean }): ReactNode {
  const params = { campaign: String(campaign.id) };
  return (
    <nav className={styles.views} aria-label="How the works are shown">
      <Link
        to="/campaigns/$campaign"
        params={params}
        search={{}}
        resetScroll={false}
        aria-current={gallery ? undefined : "true"}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        As {name}
      </Link>
      <Link
        to="/campaigns/$campaign"
        params={params}
        search={{ view: "gallery" }}
        resetScroll={false}
        aria-current={gallery ? "true" : undefined}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        As a gallery
      </Link>
    </nav>
  );
}
