/**
 * Gathers what comes one by one into groups that are written together: while one group is being written the next one collects, so that
 * nothing waits for others to come, and the busier it is the larger groups get. Of a group that can't be written each is written alone: one
 * bad item keeps no other from being kept.
 *
 * @param most in one group
 * @param write writes a group, whole or not at all
 * @returns settles when the item was written; rejects with what writing it, alone, threw
 * @example const put = gather(500, (rows) => db.transaction((tx) => insert(tx, rows)));
 */
export function gather<Item>(
  most: number,
  write: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: { item: Item; settle: () => void; fail: (error: unknown) => void }[] = [];
  let busy = false;
  const run = async () => {
    busy = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        await write(group.map(({ item }) => item));
        for (const { settle } of group) settle();
      } catch (error) {
        const [only] = group;
        if (group.length === 1) only?.fail(error);
        else for (const { item, settle, fail } of group) await write([item]).then(settle, fail);
      }
    }
    busy = false;
  };
  return (item) =>
    new Promise((settle, fail) => {
      waiting.push({ item, settle, fail });
      if (!busy) void run();
    });
}
