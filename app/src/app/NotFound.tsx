import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";

export function NotFound() {
  return (
    <Page title="No such page">
      <EmptyState
        title="The address leads nowhere here"
        actions={
          <Link to="/" className={buttonClass("secondary")}>
            To the works
          </Link>
        }
      >
        A work's address begins with /works/, a campaign's with /campaigns/.
      </EmptyState>
    </Page>
  );
}
