import { Page } from "../../ui/Page.tsx";

export function ChooseCampaignPage() {
  return <Page title="ChooseCampaignPage" />;
}
