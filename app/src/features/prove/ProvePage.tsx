import { Page } from "../../ui/Page.tsx";

export function ProvePage() {
  return <Page title="ProvePage" />;
}
