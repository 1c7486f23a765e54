import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { Cover } from "../Cover.tsx";
import type { FormatProps } from "../formatProps.ts";
import { Branches } from "./Branches.tsx";
import { Chapter } from "./Chapter.tsx";
import styles from "./Story.module.css";
import { StoryTree } from "./StoryTree.tsx";
import { type BranchOrder, branchesOf, storyOf, wayTo } from "./storyOf.ts";
import { useReadingKeys } from "./useReadingKeys.ts";
import { Way } from "./Way.tsx";

/** A story, read from chapter to chapter; the address says where one is, so that a passage can be passed on. */
export default function StoryPart({ campaign, works }: FormatProps) {
  const { at, beside } = useSearch({ from: "/campaigns/$campaign" });
  const navigate = useNavigate({ from: "/campaigns/$campaign" });
  const story = useMemo(() => storyOf(works), [works]);
  const [order, setOrder] = useState<BranchOrder>("continued");
  const reader = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const turned = useRef(false);
  const [opening] = story.openings;
  const here = (at === undefined ? opening : story.works.get(at)) ?? opening;
  const way = here === undefined ? [] : wayTo(story, here.id, beside);
  const before = way.at(-2);
  const branches = here === undefined ? [] : branchesOf(story, here.id, order);

  const turnTo = (id: string, from?: string) => {
    turned.current = true;
    const first = story.works.get(id)?.parents.find((parent) => story.works.has(parent));
    // The way is said only where it isn't the one that anybody would take.
    const search = { at: id, ...(from === undefined || from === first ? {} : { beside: from }) };
    void navigate({ search, resetScroll: false });
  };
  useReadingKeys({
    reader,
    branches: branches.map(({ id }) => id),
    onForth: (id) => turnTo(id, here?.id),
    ...(before === undefined ? {} : { onBack: () => turnTo(before.id, way.at(-3)?.id) }),
  });
  // Whoever turned the page reads on at its beginning; whoever opened it by a link at the passage they were sent.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the chapter is another one.
  useEffect(() => {
    if (!turned.current && at === undefined) return;
    reader.current?.scrollIntoView({ block: "start" });
    if (turned.current) title.current?.focus({ preventScroll: true });
  }, [here?.id]);

  if (here === undefined) return null;
  return (
    <div ref={reader} className={styles.reader}>
      <Way way={way} onTurn={turnTo} />
      {way.length === 1 && campaign.terms?.cover !== undefined && <Cover campaign={campaign} large />}
      <Chapter key={here.id} work={here} number={way.length} titleRef={title} />
      <Branches
        campaign={campaign}
        story={story}
        here={here}
        branches={branches}
        before={before}
        order={order}
        onOrder={setOrder}
        onTurn={turnTo}
        backTo={way.at(-3)?.id}
      />
      <StoryTree story={story} here={here.id} onTurn={turnTo} />
    </div>
  );
}
