import type { ApiWork } from "@colophon/sdk/api/schemas.ts";

export type BranchOrder = "continued" | "newest";

/** A story's works by what continues what. */
export interface Story {
  readonly works: ReadonlyMap<string, ApiWork>;
  /** Works that continue none of the others: the opening, as a rule. */
  readonly openings: readonly ApiWork[];
  /** What continues a work, in certified order. */
  readonly continuations: ReadonlyMap<string, readonly ApiWork[]>;
  /** How many works in a row go on from a work, along its longest branch. */
  readonly reach: ReadonlyMap<string, number>;
}

/** @param works in certified order: parents come before what continues them. */
export function storyOf(works: readonly ApiWork[]): Story {
  const known = new Map(works.map((work) => [work.id, work]));
  const continuations = new Map<string, ApiWork[]>();
  const openings: ApiWork[] = [];
  for (const work of works) {
    const parents = work.parents.filter((parent) => known.has(parent));
    if (parents.length === 0) openings.push(work);
    for (const parent of parents) {
      const siblings = continuations.get(parent);
      if (siblings === undefined) continuations.set(parent, [work]);
      else siblings.push(work);
    }
  }
  const reach = new Map<string, number>();
  for (const { id } of works.toReversed()) {
    const next = continuations.get(id) ?? [];
    reach.set(
      id,
      next.reduce((most, child) => Math.max(most, 1 + (reach.get(child.id) ?? 0)), 0),
    );
  }
  return { works: known, openings, continuations, reach };
}

/** The ways on from a work: the longest branch first and, of equals, what more people went on from; or the newest first. */
export function branchesOf(story: Story, id: string, order: BranchOrder): ApiWork[] {
  const width = (work: ApiWork) => story.continuations.get(work.id)?.length ?? 0;
  const reach = (work: ApiWork) => story.reach.get(work.id) ?? 0;
  const newest = (a: ApiWork, b: ApiWork) => b.certifiedAt - a.certifiedAt || (a.id < b.id ? 1 : -1);
  return [...(story.continuations.get(id) ?? [])].sort((a, b) =>
    order === "newest" ? newest(a, b) : reach(b) - reach(a) || width(b) - width(a) || newest(a, b),
  );
}

/**
 * The way from an opening to a work. A work can continue several: `beside` says from which of them the reader came, else it is
 * the one its author named first.
 */
export function wayTo(story: Story, at: string, beside?: string): ApiWork[] {
  const way: ApiWork[] = [];
  let work = story.works.get(at);
  let wished = beside;
  // Parents are strictly earlier, so that this ends; a broken index shall not hang the page all the same.
  while (work !== undefined && way.length <= story.works.size) {
    way.push(work);
    const parents: readonly string[] = work.parents.filter((parent) => story.works.has(parent));
    const before: string | undefined = wished !== undefined && parents.includes(wished) ? wished : parents[0];
    wished = undefined;
    work = before === undefined ? undefined : story.works.get(before);
  }
  return way.reverse();
}

export interface TreeLine {
  readonly work: ApiWork;
  /** Forks on the way here. */
  readonly depth: number;
  /** One of several that go on from the same work; else it goes on from the line above. */
  readonly branch: boolean;
  /** Of those that it continues, the ones it doesn't stand under. */
  readonly also: readonly ApiWork[];
}

/** The whole story as lines, each work once, under the parent its author named first; a line goes further in at a fork only. */
export function treeOf(story: Story): TreeLine[] {
  const lines: TreeLine[] = [];
  const under = (id: string) =>
    (story.continuations.get(id) ?? []).filter((child) => child.parents.find((one) => story.works.has(one)) === id);
  const waiting = story.openings.toReversed().map((work) => ({ work, depth: 0, branch: false }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { work, depth, branch } = next;
    const others = work.parents.filter((parent) => story.works.has(parent)).slice(1);
    lines.push({ work, depth, branch, also: others.flatMap((id) => story.works.get(id) ?? []) });
    const children = under(work.id);
    const forks = children.length > 1;
    for (const child of children.toReversed()) {
      waiting.push({ work: child, depth: depth + (forks ? 1 : 0), branch: forks });
    }
  }
  return lines;
}
