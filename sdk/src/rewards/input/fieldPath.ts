/** The path of a field: `roll[3].score`, `line 3: score`. */
export function fieldPath(where: string, name: string): string {
  if (where === "") return name;
  return /^line \d+$/.test(where) ? `${where}: ${name}` : `${where}.${name}`;
}
