import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { BadFile, type FileProblem } from "../errors.ts";
import { type CampaignInput, campaignFile } from "./campaignFile.ts";
import { parseJsonc } from "./parseJsonc.ts";

/** A file of settings is written by hand. In bytes. */
const MOST_BYTES = 4_194_304;

/** A campaign file, with all that is wrong in it at once. @throws {BadFile} */
export async function readCampaignFile(path: string): Promise<CampaignInput> {
  return parseFile(path, await readText(path), campaignFile);
}

/** The text of a file that people write: UTF-8, with or without a byte order mark. @throws {BadFile} */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new BadFile(path, [{ place: "", why: `it can't be read${code}` }]);
  });
  if (bytes.length > MOST_BYTES) throw new BadFile(path, [{ place: "", why: "it is above 4 MiB" }]);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BadFile(path, [{ place: "", why: "it isn't UTF-8" }]);
  }
}

/** JSON, comments allowed, read by a schema. @throws {BadFile} */
export function parseFile<Schema extends z.ZodType>(path: string, text: string, schema: Schema): z.output<Schema> {
  let json: unknown;
  try {
    json = parseJsonc(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : "";
    throw new BadFile(path, [{ place: "", why: `it isn't JSON (${why})` }]);
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  throw new BadFile(path, read.error.issues.flatMap(problemsOf));
}

function problemsOf(issue: z.core.$ZodIssue): FileProblem[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const here = path === "" ? "" : `${path}.`;
    return issue.keys.map((key) => ({ place: `${here}${key}`, why: "there is no such field" }));
  }
  if (issue.code === "invalid_union") {
    const [closest] = issue.errors.at(-1) ?? [];
    if (closest !== undefined) return problemsOf({ ...closest, path: [...issue.path, ...closest.path] });
  }
  const missing = issue.code === "invalid_type" && /received undefined/.test(issue.message);
  return [{ place: path, why: missing ? "it is missing" : issue.message }];
}
