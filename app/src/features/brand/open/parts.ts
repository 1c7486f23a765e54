import type { CampaignForm, FormFaults } from "./campaignForm.ts";

/** What every part of the opening form takes. */
export interface PartProps {
  readonly form: CampaignForm;
  readonly change: (part: Partial<CampaignForm>) => void;
  readonly faults: FormFaults;
}
