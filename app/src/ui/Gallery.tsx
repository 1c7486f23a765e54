import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useEffect, useRef } from "react";
import { Button } from "./Button.tsx";
import styles from "./Gallery.module.css";
import { WorkCard } from "./WorkCard.tsx";

const ROW = 4;
const SPACE_BELOW = 40;

interface GalleryProps {
  works: readonly ApiWork[];
  showStanding?: boolean;
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
}

/** Works as plates of their own proportions, in reading order; the next page comes when its end comes into sight. */
export function Gallery({ works, showStanding = false, hasMore = false, loadingMore = false, onMore }: GalleryProps) {
  return (
    <>
      <ul className={styles.gallery}>
        {works.map((work) => (
          <Cell key={work.id} work={work} showStanding={showStanding} />
        ))}
      </ul>
      {hasMore && onMore !== undefined && <More loading={loadingMore} onMore={onMore} />}
    </>
  );
}

/** Spans as many thin grid rows as its content is high: a masonry that keeps the order of the document. */
function Cell({ work, showStanding }: { work: ApiWork; showStanding: boolean }) {
  const cell = useRef<HTMLLIElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inner = content.current;
    if (inner === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      if (cell.current !== null && height > 0) {
        cell.current.style.gridRowEnd = `span ${Math.ceil((height + SPACE_BELOW) / ROW)}`;
      }
    });
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  return (
    <li ref={cell} className={styles.cell}>
      <div ref={content}>
        <WorkCard work={work} showStanding={showStanding} />
      </div>
    </li>
  );
}

function More({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current === null || loading) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && onMore(), {
      rootMargin: "600px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [loading, onMore]);
  return (
    <div ref={end} className={styles.more}>
      <Button busy={loading} onClick={onMore}>
        {loading ? "Fetching more…" : "More works"}
      </Button>
    </div>
  );
}
