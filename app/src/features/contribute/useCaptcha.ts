import type { IntakeInfo } from "@colophon/sdk/api/intakeSchemas.ts";
import { useState } from "react";

export interface CaptchaHandle {
  /** It has to be shown for this file. */
  readonly asked: boolean;
  /** What solving it gave; null: it isn't solved. */
  readonly token: string | null;
  /** Changes with every question: a token is good for one upload. */
  readonly round: number;
  readonly solve: (token: string | null) => void;
  /** The upload began with the token, so the next one takes another. */
  readonly spend: () => void;
  /** The file has arrived: it isn't asked for again. */
  readonly arrive: (cid: string) => void;
}

/** The relay's captcha, for as long as a file isn't there. */
export function useCaptcha(info: IntakeInfo | null, cid: string | undefined): CaptchaHandle {
  const [token, solve] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [arrived, arrive] = useState<string | null>(null);
  return {
    asked: info !== null && info.captcha !== null && (cid === undefined || arrived !== cid),
    token,
    round,
    solve,
    spend: () => {
      solve(null);
      setRound((before) => before + 1);
    },
    arrive,
  };
}
