import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";

interface Chapter {
  readonly name: string;
  /** What holds until `until`. */
  readonly now: string;
  /** Unix seconds. */
  readonly until: number;
}

type Timed = Pick<ApiCampaign, "settings" | "reviewStarts" | "reviewEnds" | "appealsEnd" | "rollAt">;

/** What has to pass before the roll closes, in order, and in plain words. */
export function rollStory({ settings, reviewStarts, reviewEnds, appealsEnd, rollAt }: Timed): readonly Chapter[] {
  return [
    { name: "It opens", now: "Nobody can contribute yet.", until: settings.opens },
    { name: "It closes", now: "Works come in. You may review them already.", until: settings.closes },
    ...(reviewStarts > settings.closes
      ? [{ name: "All is revealed", now: "Sealed works are revealed by their authors.", until: reviewStarts }]
      : []),
    {
      name: "The review ends",
      now: "No work comes in any more. Verdicts can be given and changed; what has none at the end is accepted.",
      until: reviewEnds,
    },
    {
      name: "Appeals end",
      now: "Authors may appeal in the first half; the arbiter decides in the second. Verdicts can't be changed.",
      until: appealsEnd,
    },
    {
      name: "The roll closes",
      now: "The last works become final. Who is recorded as author can still be corrected by older evidence.",
      until: rollAt,
    },
  ];
}
