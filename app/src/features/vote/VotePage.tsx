import { Page } from "../../ui/Page.tsx";

export function VotePage() {
  return <Page title="Vote" />;
}
