import { Skeleton } from "../../ui/Progress.tsx";

const HEIGHTS = ["19rem", "13rem", "22rem", "16rem", "15rem", "20rem"];

export function GallerySkeleton() {
  return (
    <div
      style={{
        display: "grid",
        gap: "var(--space-6)",
        gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 17rem), 1fr))",
        alignItems: "start",
      }}
    >
      {HEIGHTS.map((height) => (
        <Skeleton key={height} height={height} />
      ))}
    </div>
  );
}
