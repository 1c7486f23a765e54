import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";

export function NotFound() {
  return (
    <Page title="No such page" hideHeader>
      <EmptyState
        title="No such page"
        actions={
          <Link to="/" className={buttonClass("secondary")}>
            To the works
          </Link>
        }
      >
        The address leads nowhere here. A work's address begins with /works/, a campaign's with /campaigns/.
      </EmptyState>
    </Page>
  );
}
