import { Page } from "../../ui/Page.tsx";

export function PollPage() {
  return <Page title="Poll" />;
}
