/** Files that are written at once. */
const WRITES = 8;

/** Does something for each of a list, some at a time; waits for those that run before it throws. */
export async function atOnce<Item>(list: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const results = await Promise.allSettled(
    Array.from({ length: WRITES }, async () => {
      for (let item = list[next++]; item !== undefined; item = list[next++]) await work(item);
    }),
  );
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
