import { Page } from "../../ui/Page.tsx";

export function CampaignPage() {
  return <Page title="CampaignPage" />;
}
