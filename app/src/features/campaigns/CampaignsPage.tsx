import { Page } from "../../ui/Page.tsx";

export function CampaignsPage() {
  return <Page title="CampaignsPage" />;
}
