import { Page } from "../../ui/Page.tsx";

export function BrandCampaignPage() {
  return <Page title="BrandCampaignPage" />;
}
