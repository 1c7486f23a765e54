import type { ApiLineage, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { cx } from "../../lib/cx.ts";
import { layoutLineage } from "../../lib/layoutLineage.ts";
import { lineageQuery } from "../../lib/queries.ts";
import { Media } from "../../ui/Media.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import styles from "./Lineage.module.css";
import page from "./WorkPage.module.css";

/** In pixels: a node with its name, and the way to the next. */
const WIDTH = 152;
const STRIDE_X = 216;
const STRIDE_Y = 176;
const MIDDLE = 52;

/** What the work was made from, and what was made from it, from left to right. */
export function Lineage({ work }: { work: ApiWork }) {
  const { apiUrl } = useConfig();
  const lineage = useQuery(lineageQuery(apiUrl, work.id));
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // A link that leads here comes before there is anything to scroll to.
    if (lineage.isSuccess && window.location.hash === "#lineage") section.current?.scrollIntoView();
  }, [lineage.isSuccess]);
  return (
    <section ref={section} className={page.section} id="lineage">
      <h2 className={page.heading}>Lineage</h2>
      <QueryView query={lineage}>
        {(data) =>
          data.nodes.length < 2 ? (
            <p className={styles.muted}>Made from no other work here, and nothing was made from it yet.</p>
          ) : (
            <Graph lineage={data} here={work.id} />
          )
        }
      </QueryView>
    </section>
  );
}

function Graph({ lineage, here }: { lineage: ApiLineage; here: string }) {
  const layout = layoutLineage(
    lineage.nodes.map((node) => node.id),
    lineage.edges,
  );
  const places = new Map(layout.places.map((place) => [place.id, place]));
  const width = (layout.columns - 1) * STRIDE_X + WIDTH;
  const height = layout.rows * STRIDE_Y;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label="Lineage, parents left of their children">
      <div className={styles.graph} style={{ width, height }}>
        <svg className={styles.edges} width={width} height={height} aria-hidden="true">
          {lineage.edges.map(({ parent, child }) => {
            const from = places.get(parent);
            const to = places.get(child);
            if (from === undefined || to === undefined) return null;
            const x1 = from.column * STRIDE_X + WIDTH + 4;
            const x2 = to.column * STRIDE_X - 4;
            const y1 = from.row * STRIDE_Y + MIDDLE;
            const y2 = to.row * STRIDE_Y + MIDDLE;
            const bend = (x1 + x2) / 2;
            return <path key={`${parent}-${child}`} d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`} />;
          })}
        </svg>
        {lineage.nodes.map((node) => {
          const place = places.get(node.id);
          return (
            <Link
              key={node.id}
              to="/works/$id"
              params={{ id: node.id }}
              className={cx(styles.node, node.id === here && styles.here)}
              aria-current={node.id === here ? "true" : undefined}
              style={{ left: (place?.column ?? 0) * STRIDE_X, top: (place?.row ?? 0) * STRIDE_Y }}
            >
              <span className={styles.thumb}>
                <Media work={node} />
              </span>
              <span className={styles.name}>
                {node.title}
                {node.state === "anchored" && <span className={styles.mark}>no token yet</span>}
              </span>
            </Link>
          );
        })}
      </div>
      {lineage.truncated && <p className={styles.muted}>There is more of it than fits here.</p>}
    </section>
  );
}
