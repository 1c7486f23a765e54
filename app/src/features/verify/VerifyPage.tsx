import { Page } from "../../ui/Page.tsx";

export function VerifyPage() {
  return <Page title="VerifyPage" />;
}
