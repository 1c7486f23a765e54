import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { RefObject } from "react";
import { useConfig } from "../../../lib/ConfigContext.tsx";
import { staves } from "../../../ui/staves.ts";
import styles from "./Remix.module.css";

/** One of two that play together: without controls of its own. */
export function Voice({ work, player }: { work: ApiWork; player: RefObject<HTMLMediaElement | null> }) {
  const { gatewayUrl } = useConfig();
  const attach = (element: HTMLMediaElement | null) => {
    player.current = element;
  };
  const source = { src: `${gatewayUrl}/ipfs/${work.cid}`, preload: "auto", "aria-label": work.title } as const;
  if (work.kind === "video") return <video ref={attach} className={styles.film} playsInline {...source} />;
  return (
    <div className={styles.sound}>
      <div className={styles.staves} aria-hidden="true">
        {staves(work.digest).map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing; its strokes have no other identity.
          <i key={index} style={{ height: `${height * 100}%` }} />
        ))}
      </div>
      <audio ref={attach} {...source} />
    </div>
  );
}
