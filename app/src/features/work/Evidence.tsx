import type { ApiEvidence } from "@colophon/sdk/api/schemas.ts";
import { Hash } from "../../ui/Hash.tsx";

/** What a certificate's time rests on, plainly. */
export function Evidence({ evidence }: { evidence: ApiEvidence }) {
  switch (evidence.kind) {
    case "direct":
      return <>its own block</>;
    case "commitment":
      return (
        <>
          a commitment made before it was shown
          {evidence.proof !== null && (
            <>
              {" "}
              <Hash value={evidence.proof} label="commitment" />
            </>
          )}
        </>
      );
    case "anchor":
      return (
        <>
          a batch that a relay put on chain
          {evidence.proof !== null && (
            <>
              {" "}
              <Hash value={evidence.proof} label="anchor's root" />
            </>
          )}
        </>
      );
  }
}
