import { open, readFile } from "node:fs/promises";
import type { Deployment } from "@colophon/sdk/deployment/parseDeployment.ts";
import { commitmentHash } from "@colophon/sdk/evidence/commitmentHash.ts";
import { z } from "zod";
import { BadOption } from "../errors.ts";

const hex = (digits: number) => z.string().regex(new RegExp(`^0x[0-9a-f]{${digits}}$`));

/** What `colophon commit` writes, and `certify` and `supersede --salt-file` take. Nothing else shows the commitment. */
const schema = z.strictObject({
  type: z.literal("colophon-salt"),
  v: z.literal(1),
  chainId: z.int().positive(),
  contributions: hex(40),
  campaign: z.int().positive(),
  author: hex(40),
  digest: hex(64),
  salt: hex(64),
});

export type SaltFile = z.infer<typeof schema>;

/**
 * Writes a salt where only its owner reads it, and never over a file that is there: it may hold the only copy of another.
 *
 * @throws {BadOption}
 */
export async function writeSaltFile(path: string, content: Omit<SaltFile, "type" | "v">): Promise<void> {
  const text = `${JSON.stringify({ type: "colophon-salt", v: 1, ...content }, null, 2)}\n`;
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    const there = error.code === "EEXIST";
    throw new BadOption(
      "--salt-file",
      there ? `“${path}” is there already, and is never overwritten.` : `“${path}” can't be written.`,
      there
        ? "It may hold the only copy of a salt: name another file."
        : "Name a file in a folder that you can write to.",
    );
  });
  try {
    await file.writeFile(text);
    // On the disk before the commitment is on the chain: without the salt it is worth nothing.
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a salt has to have been made for. */
export type SaltFor = { deployment: Deployment; campaign: number; author: string; digest: string };

/**
 * Reads a salt that was made for exactly this work, author, campaign and deployment.
 *
 * @returns The salt, and the commitment that it shows.
 * @throws {BadOption} which never shows the salt.
 */
export async function readSaltFile(path: string, wanted: SaltFor): Promise<{ salt: string; commitment: string }> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new BadOption("--salt-file", `“${path}” can't be read.`, "Name the file that colophon commit wrote.");
  });
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new BadOption("--salt-file", `“${path}” is no salt file.`, "Name the file that colophon commit wrote.");
  }
  const { deployment, campaign } = wanted;
  const { salt, ...made } = parsed.data;
  const expected = {
    chainId: deployment.chainId,
    contributions: deployment.contributions.toLowerCase(),
    campaign,
    author: wanted.author.toLowerCase(),
    digest: wanted.digest,
  };
  const wrong = Object.entries(expected).find(([field, value]) => Reflect.get(made, field) !== value);
  if (wrong !== undefined) {
    const what = `The salt was made for ${wrong[0]} ${String(Reflect.get(made, wrong[0]))}, and not for ${wrong[1]}.`;
    throw new BadOption("--salt-file", what, "Name the salt file of this work, author and campaign.");
  }
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  return { salt, commitment: commitmentHash({ ...place, campaign, author: made.author, digest: made.digest, salt }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
