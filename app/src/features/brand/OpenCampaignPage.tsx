import { Page } from "../../ui/Page.tsx";

export function OpenCampaignPage() {
  return <Page title="OpenCampaignPage" />;
}
