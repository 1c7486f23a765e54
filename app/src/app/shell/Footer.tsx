import { Link } from "@tanstack/react-router";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { useIndexedBlock } from "../../lib/HeadContext.tsx";
import { Mark } from "../../ui/Mark.tsx";
import styles from "./Shell.module.css";

/** The page's own colophon: what it is set in, and which chain it tells of. */
export function Footer() {
  const { chainName, deployment } = useConfig();
  const block = useIndexedBlock();
  return (
    <footer className={styles.footer}>
      <div className={styles.colophon}>
        <span className={styles.mark}>
          <Mark size={36} />
        </span>
        <p>
          Set in Newsreader, Inter and JetBrains Mono. Told from {chainName} (chain {deployment.chainId})
          {block === null ? "" : `, as of block ${block.toLocaleString("en")}`}. Nobody owns the protocol; every figure
          here can be recomputed.
        </p>
        <nav className={styles.links} aria-label="Footer">
          <Link to="/verify">Verify a file</Link>
          <Link to="/prove">Check a proof of authorship</Link>
          <Link to="/campaigns">Campaigns</Link>
          <Link to="/brand">For brands</Link>
        </nav>
      </div>
    </footer>
  );
}
