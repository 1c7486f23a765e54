import { type AppConfig, BadConfig, parseConfig } from "./config.ts";

/**
 * Fetches `/config.json` from the page's own origin.
 *
 * @throws {BadConfig} where it can't be had or doesn't hold what the page needs.
 */
export async function loadConfig(signal?: AbortSignal): Promise<AppConfig> {
  let response: Response;
  try {
    response = await fetch("/config.json", { headers: { accept: "application/json" }, signal: signal ?? null });
  } catch (cause) {
    throw new BadConfig([
      `config.json can't be fetched: ${cause instanceof Error ? cause.message : "the network is away"}.`,
    ]);
  }
  if (!response.ok) throw new BadConfig([`config.json answered with status ${response.status}.`]);
  const body: unknown = await response.json().catch(() => {
    throw new BadConfig(["config.json is not JSON."]);
  });
  return parseConfig(body);
}
