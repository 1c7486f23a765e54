import type { CaptchaSaid } from "@colophon/sdk/api/intakeSchemas.ts";
import { useEffect, useRef, useState } from "react";
import { useConfig } from "../lib/ConfigContext.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import styles from "./Gasless.module.css";

interface CaptchaFrameProps {
  /** Null: what was solved isn't good any more. */
  onToken: (token: string | null) => void;
}

/** The least and the most that the frame may ask for, in CSS pixels. */
const [LEAST, MOST] = [90, 700];

/** The relay's captcha. It runs on the relay's own page, in a frame: no foreign script comes into this one. */
export default function CaptchaFrame({ onToken }: CaptchaFrameProps) {
  const { relayUrl } = useConfig();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(LEAST);
  const [failed, setFailed] = useState(false);
  const [theme] = useState(() =>
    getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light",
  );
  useEffect(() => {
    const { origin } = new URL(relayUrl);
    const hear = ({ origin: from, source, data }: MessageEvent<unknown>) => {
      if (from !== origin || source !== frame.current?.contentWindow || !isSaid(data)) return;
      if (typeof data.height === "number") setHeight(Math.min(MOST, Math.max(LEAST, data.height)));
      if (data.token !== undefined) onToken(data.token);
      setFailed(data.failed === true);
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, [relayUrl, onToken]);
  const query = new URLSearchParams({ origin: window.location.origin, theme });
  return (
    <div className={styles.captcha}>
      <p className={styles.faint}>The relay pays for this, and asks first whether a person does it.</p>
      {failed && (
        <ErrorNote title="The question can't be shown">
          The service that the relay has named for it doesn't answer here. Try again, or certify at your own cost.
        </ErrorNote>
      )}
      <iframe
        ref={frame}
        title="Are you a person?"
        src={`${relayUrl}/v1/captcha?${query}`}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
        height={height}
      />
    </div>
  );
}

/** By hand: zod must not enter the page for this. */
function isSaid(data: unknown): data is CaptchaSaid {
  if (typeof data !== "object" || data === null || !("colophon" in data) || data.colophon !== "captcha") return false;
  return !("token" in data) || data.token === null || typeof data.token === "string";
}
