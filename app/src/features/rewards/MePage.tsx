import { Page } from "../../ui/Page.tsx";

export function MePage() {
  return <Page title="MePage" />;
}
