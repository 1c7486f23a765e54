import type { ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { ColophonError } from "@colophon/sdk/errors/ColophonError.ts";
import type { StatementFile } from "@colophon/sdk/rewards/readStatement.ts";

/** A statement that has a file: one that says who earned what, not that the roll is empty. */
export type FiledStatement = ApiStatement & { readonly root: string; readonly cid: string };

/** True where there is a file to read. */
export function isFiled(statement: ApiStatement): statement is FiledStatement {
  return statement.root !== null && statement.cid !== null;
}

/** Thrown where a statement's file can't be had, or isn't what the chain names. */
export class StatementFileUnusable extends ColophonError {
  constructor(why: string, action: string) {
    super({ code: "statement-file-unusable", what: `The statement's file can't be used: ${why}.`, action });
  }
}

export interface FetchedStatement {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: StatementFile;
}

/**
 * A statement's file from the gateway, which isn't trusted: the bytes have to hash to the CID on chain, and every line has
 * to be right.
 *
 * @throws {StatementFileUnusable} {MalformedStatement}
 */
export async function fetchStatement(
  gatewayUrl: string,
  statement: Pick<FiledStatement, "cid" | "root">,
  signal?: AbortSignal,
): Promise<FetchedStatement> {
  const blob = await download(`${gatewayUrl}/ipfs/${statement.cid}`, signal);
  // Loaded when a file is read, not with the page: lines are checked with zod, which is heavy.
  const [{ contentTreeOf }, { collectStatement }] = await Promise.all([
    import("@colophon/sdk/content/contentTreeOf.ts"),
    import("@colophon/sdk/rewards/readStatement.ts"),
  ]);
  const { cid } = await contentTreeOf(blob);
  if (cid !== statement.cid) {
    throw new StatementFileUnusable("the gateway gave other bytes than the chain names", "Ask another gateway.");
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const file = await collectStatement([bytes]);
  if (file.header.root !== statement.root) {
    throw new StatementFileUnusable("it states another root than the chain has", "Dispute it while that is possible.");
  }
  return { bytes, file };
}

async function download(url: string, signal: AbortSignal | undefined): Promise<Blob> {
  const again = "Try again in a moment.";
  try {
    const response = await fetch(url, { signal: signal ?? null });
    if (!response.ok) throw new StatementFileUnusable(`the gateway answered with status ${response.status}`, again);
    return await response.blob();
  } catch (error) {
    if (error instanceof StatementFileUnusable || signal?.aborted === true) throw error;
    throw new StatementFileUnusable("the gateway doesn't answer", again);
  }
}
