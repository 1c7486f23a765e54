import { Page } from "../../ui/Page.tsx";

export function BrandPage() {
  return <Page title="BrandPage" />;
}
