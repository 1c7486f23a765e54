import { Hono } from "hono";
import { claimRoutes } from "./claims/claimRoutes.ts";
import { type ContributionOptions, contributionRoutes } from "./contributions/contributionRoutes.ts";
import { type FileOptions, fileRoutes } from "./files/fileRoutes.ts";
import { sessionRoutes } from "./sessions/sessionRoutes.ts";

export type IntakeRoutesOptions = ContributionOptions & FileOptions;

/** All that contributing without gas needs: the file, the session, the message; and in the end the reward. */
export function intakeRoutes(options: IntakeRoutesOptions): Hono {
  const { config } = options;
  const app = new Hono();
  app.route("/", fileRoutes(options));
  app.route("/", sessionRoutes({ ...options, origins: config.APP_ORIGIN, seconds: config.SESSION_SECONDS }));
  app.route("/", contributionRoutes(options));
  app.route("/", claimRoutes(options));
  return app;
}
