import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { lazy } from "react";
import { Tabs } from "../../ui/Tabs.tsx";
import { FundTab } from "./fund/FundTab.tsx";
import { OverviewTab } from "./overview/OverviewTab.tsx";
import { ReviewTab } from "./review/ReviewTab.tsx";
import { RollTab } from "./roll/RollTab.tsx";

// What isn't needed every day comes when it is looked at, so that the console is there at once.
const AppealsTab = lazy(async () => ({ default: (await import("./appeals/AppealsTab.tsx")).AppealsTab }));
const StatementTab = lazy(async () => ({ default: (await import("./statement/StatementTab.tsx")).StatementTab }));
const EditionTab = lazy(async () => ({ default: (await import("./edition/EditionTab.tsx")).EditionTab }));
const PollsTab = lazy(async () => ({ default: (await import("./polls/PollsTab.tsx")).PollsTab }));
const RolesTab = lazy(async () => ({ default: (await import("./roles/RolesTab.tsx")).RolesTab }));
const TermsTab = lazy(async () => ({ default: (await import("./terms/TermsTab.tsx")).TermsTab }));

interface ConsoleTabsProps {
  campaign: ApiCampaign;
  /** From the address; anything unknown is the overview. */
  tab: string | undefined;
  onTab: (tab: string) => void;
}

export function ConsoleTabs({ campaign, tab, onTab }: ConsoleTabsProps) {
  const waiting = campaign.counts.inReview;
  const items = [
    { value: "overview", label: "Overview", content: <OverviewTab campaign={campaign} onTab={onTab} /> },
    { value: "fund", label: "Fund", content: <FundTab campaign={campaign} /> },
    {
      value: "review",
      label: waiting > 0 ? `Review ${waiting}` : "Review",
      content: <ReviewTab campaign={campaign} />,
    },
    {
      value: "appeals",
      label: campaign.counts.appeals > 0 ? `Appeals ${campaign.counts.appeals}` : "Appeals",
      content: <AppealsTab campaign={campaign} />,
    },
    { value: "roll", label: "Roll", content: <RollTab campaign={campaign} onTab={onTab} /> },
    { value: "statement", label: "Statement", content: <StatementTab campaign={campaign} /> },
    { value: "edition", label: "Edition", content: <EditionTab campaign={campaign} /> },
    { value: "polls", label: "Polls", content: <PollsTab campaign={campaign} /> },
    { value: "roles", label: "Roles", content: <RolesTab campaign={campaign} /> },
    { value: "terms", label: "Terms", content: <TermsTab campaign={campaign} /> },
  ];
  const value = items.some((item) => item.value === tab) ? (tab ?? "overview") : "overview";
  return <Tabs label="Console" items={items} value={value} onChange={onTab} />;
}
