import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useChainClient } from "../../lib/useChainClient.ts";
import { Button } from "../../ui/Button.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { type Check, checkWork } from "./checkWork.ts";
import styles from "./WorkPage.module.css";

/** "Check it yourself": fetches, hashes and asks the chain here and now, and believes neither index nor page. */
export function VerifyPanel({ work }: { work: ApiWork }) {
  const config = useConfig();
  const client = useChainClient();
  const [progress, setProgress] = useState<number | null>(null);
  const check = useMutation({
    mutationFn: () =>
      checkWork(work, config, client, (done, total) => setProgress(total === null ? null : done / total)),
  });
  return (
    <section className={styles.section} aria-label="Check it yourself">
      <div>
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          {check.isIdle ? "Check it yourself" : "Check again"}
        </Button>
      </div>
      <div aria-live="polite">
        {check.isPending && <Progress label="Fetching the bytes and hashing them here" value={progress} />}
        {check.data !== undefined && (
          <ul className={styles.checks} data-testid="checks" data-good={check.data.every((item) => item.good === true)}>
            {check.data.map((item) => (
              <Line key={item.what} check={item} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Line({ check }: { check: Check }) {
  const sign = check.good === null ? "–" : check.good ? "✓" : "✕";
  const word = check.good === null ? "not checked: " : check.good ? "holds: " : "does not hold: ";
  return (
    <li className={styles.check}>
      <span className={styles.tick} aria-hidden="true">
        {sign}
      </span>
      <span>
        <span className="visually-hidden">{word}</span>
        {check.what}
      </span>
    </li>
  );
}
