import type { z } from "zod";
import { ColophonError } from "../errors/ColophonError.ts";

/** Thrown when a service is started with variables missing or wrong; names every one of them. */
export class BadEnvironment extends ColophonError {
  readonly variables: readonly string[];

  constructor(service: string, faults: readonly { variable: string; why: string }[]) {
    super({
      code: "bad-environment",
      what: `The ${service} can't start with this environment:\n${faults.map(({ variable, why }) => `  ${variable}: ${why}`).join("\n")}\n`,
      action: "Set these variables (docs/architecture.md says what each means) and start it again.",
      details: { service, faults },
    });
    this.variables = faults.map(({ variable }) => variable);
  }
}

/**
 * A service's configuration out of its environment. An empty variable counts as absent, as a shell leaves it.
 *
 * @param env as the process has it; passed in, so that this stays pure
 * @throws {BadEnvironment} which names every variable that is missing or wrong
 * @example const config = parseEnvironment("relay", schema, process.env);
 */
export function parseEnvironment<Schema extends z.ZodType>(
  service: string,
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<Schema> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new BadEnvironment(
    service,
    parsed.error.issues.map(({ path, message }) => {
      const variable = path.join(".");
      return { variable, why: variable in set ? message : "it is missing" };
    }),
  );
}
