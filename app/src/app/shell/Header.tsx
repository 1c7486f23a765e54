import { Link, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Mark } from "../../ui/Mark.tsx";
import { Skeleton } from "../../ui/Progress.tsx";
import styles from "./Shell.module.css";
import { ThemeToggle } from "./ThemeToggle.tsx";

const WalletMenu = lazy(() => import("../../wallets/WalletMenu.tsx"));

export function Header() {
  // A campaign's contribute page lies below the campaign, and belongs to "Contribute" all the same.
  const contributes = useLocation({ select: ({ pathname }) => /^\/campaigns\/[^/]+\/contribute/.test(pathname) });
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand} aria-label="Colophon, to the first page">
        <span className={styles.mark}>
          <Mark size={30} />
        </span>
        <span className={styles.name}>Colophon</span>
      </Link>
      <nav className={styles.nav} aria-label="Main">
        <Link to="/campaigns" activeOptions={{ exact: contributes }}>
          Campaigns
        </Link>
        <Link to="/contribute" {...(contributes && { className: styles.current, "aria-current": "page" })}>
          Contribute
        </Link>
        <Link to="/verify">Verify</Link>
      </nav>
      <div className={styles.tools}>
        <ThemeToggle />
        <Suspense fallback={<Skeleton width="5.5rem" height="2.25rem" />}>
          <WalletMenu />
        </Suspense>
      </div>
    </header>
  );
}
