import type { RelayedContribution } from "@colophon/sdk/api/intakeSchemas.ts";
import { useConnection } from "wagmi";
import { EarlierOnes } from "./EarlierOnes.tsx";
import styles from "./Gasless.module.css";
import { PendingLine } from "./PendingLine.tsx";
import { RelayedLine } from "./RelayedLine.tsx";
import { usePendingWorks } from "./usePendingWorks.ts";
import { useRelaySession } from "./useRelaySession.ts";

interface OnTheirWayProps {
  /** One campaign's only; the relay's own list is asked by campaign. */
  campaign?: number;
  /** This page's relay is the campaign's, so that it can be asked for what was given from elsewhere. */
  asks?: boolean;
}

/** What the author gave to the relay: what this browser keeps of it, and, once signed in, what the relay tells. */
export default function OnTheirWay({ campaign, asks: relayed = false }: OnTheirWayProps) {
  const account = useConnection().address?.toLowerCase() ?? null;
  const asks = relayed && campaign !== undefined && account !== null;
  const kept = usePendingWorks(account).filter((work) => campaign === undefined || work.receipt.campaign === campaign);
  const session = useRelaySession(account, asks ? campaign : undefined);
  const here = new Set(kept.map(({ signed }) => signed));
  const told = session.items.filter(isShown).filter(({ receipt }) => !here.has(receipt.signed));
  const any = kept.length + told.length > 0;
  if (!any && !asks) return null;
  return (
    <section className={styles.section} aria-label="Your contributions on their way">
      {any && <h2>Your contributions on their way</h2>}
      {any && (
        <ul className={styles.list}>
          {kept.map((work) => (
            <PendingLine key={work.signed} work={work} />
          ))}
          {told.map((item) => (
            <RelayedLine key={item.receipt.signed} item={item} />
          ))}
        </ul>
      )}
      {asks && <EarlierOnes session={session} any={told.length > 0} />}
    </section>
  );
}

/** What is on chain for everybody has its page; it isn't on its way any more. */
const isShown = ({ published }: RelayedContribution): boolean => !published;
