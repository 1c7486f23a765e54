import type { ApiExplainedStatement } from "@colophon/sdk/api/explanationSchemas.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface WhyLinkProps {
  statement: Pick<ApiExplainedStatement, "campaign" | "token">;
  /** An account or a work. */
  subject: string;
  children: ReactNode;
}

/** To another explanation by the same pool's statement. */
export function WhyLink({ statement: { campaign, token }, subject, children }: WhyLinkProps) {
  return (
    <Link
      to="/campaigns/$campaign/why/{-$subject}"
      params={{ campaign: String(campaign), subject }}
      // Who came to read the pending one goes on reading it.
      search={({ root }: { root?: string }) => ({ token: token.address, ...(root !== undefined && { root }) })}
    >
      {children}
    </Link>
  );
}
