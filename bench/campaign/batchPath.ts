/** Where a batch's file lies. */
export function batchPath(folder: string, kind: "contributions" | "votes", batch: number): string {
  return `${folder}/${kind}-${String(batch).padStart(5, "0")}.batch`;
}
