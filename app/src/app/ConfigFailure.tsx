import type { BadConfig } from "../lib/config.ts";
import { Page } from "../ui/Page.tsx";

/** Shown instead of everything else where `/config.json` can't be used. */
export function ConfigFailure({ error }: { error: BadConfig }) {
  return (
    <Page
      title="This page isn't set up"
      narrow
      lead="It needs a configuration that says where the chain, the index and the gateway are, and can't use the one it got."
    >
      <ul>
        {error.faults.map((fault) => (
          <li key={fault}>† {fault}</li>
        ))}
      </ul>
      <p>
        If you run it, mend <code>/config.json</code> (see docs/architecture.md) and reload. If you are visiting, try
        again in a moment.
      </p>
    </Page>
  );
}
