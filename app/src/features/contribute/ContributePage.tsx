import { Page } from "../../ui/Page.tsx";

export function ContributePage() {
  return <Page title="ContributePage" />;
}
