/** Where the compiler puts each variable: asked of the compiler itself, because artifacts don't say. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const solc = require("solc") as {
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
};

interface Variable {
  label: string;
  slot: string;
  offset: number;
  type: string;
}
interface Layout {
  storage: Variable[];
  types: Record<string, { label: string; numberOfBytes: string; members?: Variable[]; key?: string; value?: string }>;
}
interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<string, Record<string, { storageLayout: Layout }>>;
}

/** The type without the numbers of the compiler's syntax tree, which differ from run to run; structs with their members. */
function spelled(type: string, layout: Layout): string {
  const { label, members = [], key, value } = layout.types[type] ?? { label: type };
  const inner = members.map(
    (member) => `${member.slot}.${member.offset} ${member.label} ${spelled(member.type, layout)}`,
  );
  const mapped = key && value ? ` (${spelled(key, layout)} => ${spelled(value, layout)})` : "";
  return `${label}${mapped}${inner.length > 0 ? ` { ${inner.join("; ")} }` : ""}`;
}

function pathOf(path: string): string | undefined {
  if (existsSync(path)) return path;
  const [scope = "", name = "", ...rest] = path.split("/");
  const [pack, inner] = scope.startsWith("@") ? [`${scope}/${name}`, rest] : [scope, [name, ...rest]];
  const found = join(dirname(require.resolve(`${pack}/package.json`)), ...inner);
  return existsSync(found) ? found : undefined;
}

/** The storage of contracts, as `slot.offset name type`, in order. By the contract's name, which its file bears. */
export function storageLayouts(...names: string[]): Map<string, string[]> {
  const files = names.map((name) => `contracts/${name}.sol`);
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(files.map((file) => [file, { content: readFileSync(file, "utf8") }])),
    settings: {
      outputSelection: Object.fromEntries(files.map((file, n) => [file, { [names[n] ?? ""]: ["storageLayout"] }])),
    },
  };
  const load = (path: string) => {
    const found = pathOf(path);
    return found ? { contents: readFileSync(found, "utf8") } : { error: `${path} isn't there` };
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: load })) as Output;
  const errors = (output.errors ?? []).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return new Map(
    names.map((name, n) => {
      const layout = output.contracts[files[n] ?? ""]?.[name]?.storageLayout;
      if (!layout) throw new Error(`the compiler says nothing of ${name}`);
      return [name, layout.storage.map((v) => `${v.slot}.${v.offset} ${v.label} ${spelled(v.type, layout)}`)];
    }),
  );
}
