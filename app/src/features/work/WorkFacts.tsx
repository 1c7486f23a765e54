import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { formatBytes } from "../../lib/format.ts";
import { useNow } from "../../lib/useNow.ts";
import { Address } from "../../ui/Address.tsx";
import { type Fact, Facts } from "../../ui/Facts.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { Time } from "../../ui/Time.tsx";
import { Evidence } from "./Evidence.tsx";

const AI: Record<ApiWork["aiUse"], string> = {
  none: "none, says the author",
  assisted: "assisted, says the author",
  generated: "generated, says the author",
};

export function WorkFacts({ work }: { work: ApiWork }) {
  const now = useNow();
  const facts: Fact[] = [
    { name: "Author", value: <Address value={work.author} /> },
    { name: "Owner", value: <Owner work={work} /> },
    { name: "Certified", value: <Time seconds={work.certifiedAt} form="full" /> },
    ...(work.evidence.kind === "direct"
      ? []
      : [
          { name: "That time is of", value: <Evidence evidence={work.evidence} /> },
          { name: "Shown", value: <Time seconds={work.recordedAt} form="full" /> },
        ]),
    ...finalFact(work.finalAt, now),
    { name: "Use of AI", value: AI[work.aiUse] },
    { name: "Kind", value: work.size === null ? work.kind : `${work.kind}, ${formatBytes(work.size)}` },
    { name: "Content", value: <Hash value={work.cid} label="content identifier" /> },
    { name: "Token", value: <Hash value={work.id} label="token id" /> },
    { name: "Transaction", value: <Hash value={work.transaction} label="transaction" /> },
  ];
  return <Facts items={facts} />;
}

function Owner({ work }: { work: ApiWork }) {
  if (work.state === "anchored") return "nobody yet: it has no token";
  return work.owner === null ? "nobody: the token was burnt" : <Address value={work.owner} />;
}

function finalFact(finalAt: number | null, now: number): Fact[] {
  if (finalAt === null) return [];
  const final = now >= finalAt;
  return [
    { name: final ? "Final since" : "Final", value: <Time seconds={finalAt} form={final ? "full" : "relative"} /> },
  ];
}
