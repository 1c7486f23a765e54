import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useState } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import { cx } from "../lib/cx.ts";
import { useGatewayText } from "../lib/useGatewayText.ts";
import styles from "./Media.module.css";
import { Prose } from "./Prose.tsx";
import { staves } from "./staves.ts";

type Shown = Pick<ApiWork, "cid" | "kind" | "title" | "digest" | "mediaType">;

interface MediaProps {
  work: Shown;
  /** As large as the window allows, with controls; else as a plate in a gallery. */
  large?: boolean;
}

/**
 * A work's content from the gateway. Only through elements that run no code (img, video, audio, and text as text): the bytes
 * are strangers', whatever they say they are.
 */
export function Media({ work, large = false }: MediaProps) {
  const { gatewayUrl } = useConfig();
  const [failed, setFailed] = useState(false);
  const url = `${gatewayUrl}/ipfs/${work.cid}`;
  const className = cx(styles.media, large && styles.large);
  if (failed) return <Unshown url={url} large={large} kind={work.kind} />;
  switch (work.kind) {
    case "image":
      return (
        <img
          className={className}
          src={url}
          // In a gallery the title stands under it: twice would be read twice.
          alt={large ? work.title : ""}
          loading={large ? "eager" : "lazy"}
          decoding="async"
          onError={() => setFailed(true)}
        />
      );
    case "video":
      return (
        <video
          className={className}
          src={large ? url : `${url}#t=0.1`}
          controls={large}
          muted={!large}
          playsInline
          preload="metadata"
          {...(large ? { "aria-label": work.title } : { "aria-hidden": true, tabIndex: -1 })}
          onError={() => setFailed(true)}
        />
      );
    case "audio":
      return <Sound url={url} work={work} large={large} onError={() => setFailed(true)} />;
    case "text":
      return <Words cid={work.cid} large={large} />;
    default:
      return <Unshown url={url} large={large} kind={work.kind} />;
  }
}

function Sound({ url, work, large, onError }: { url: string; work: Shown; large: boolean; onError: () => void }) {
  return (
    <div className={styles.plate}>
      <div className={styles.staves} aria-hidden="true">
        {staves(work.digest).map((height, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing; its strokes have no other identity.
          <i key={index} style={{ height: `${height * 100}%` }} />
        ))}
      </div>
      {large ? (
        // biome-ignore lint/a11y/useMediaCaption: a work is shown as its author made it; nobody has captions for it.
        <audio
          className={styles.audio}
          src={url}
          controls
          preload="metadata"
          aria-label={work.title}
          onError={onError}
        />
      ) : (
        <span className={styles.sign} aria-hidden="true">
          ♪
        </span>
      )}
    </div>
  );
}

function Words({ cid, large }: { cid: string; large: boolean }) {
  const text = useGatewayText(cid, large ? 200_000 : 900);
  return (
    <div className={large ? undefined : styles.plate}>
      <div className={cx(styles.text, large && styles.textLarge)}>
        {text.data === undefined ? text.isError && "¶" : <Prose text={text.data} />}
      </div>
    </div>
  );
}

function Unshown({ url, large, kind }: { url: string; large: boolean; kind: string }) {
  if (!large) {
    return (
      <div className={styles.plate}>
        <span className={styles.sign} aria-hidden="true">
          §
        </span>
      </div>
    );
  }
  return (
    <div className={styles.fallback}>
      <span className={styles.sign} aria-hidden="true">
        §
      </span>
      <p>
        {kind === "other" || kind === "model"
          ? "This kind of file isn't shown in the page."
          : "The file can't be shown here."}
      </p>
      <a href={url} rel="noopener noreferrer" target="_blank">
        Open it at the gateway
      </a>
    </div>
  );
}
