import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";

interface ChapterLinkProps {
  work: ApiWork;
  /** The chapter one comes from. */
  from?: string | undefined;
  onTurn: (id: string, from?: string) => void;
  /** It is one of the ways on. */
  branch?: boolean;
  className?: string | undefined;
  current?: boolean;
  children: ReactNode;
}

/** A link to a chapter, which can be copied or opened beside like any other; a plain click turns the page here. */
export function ChapterLink({
  work,
  from,
  onTurn,
  branch = false,
  className,
  current = false,
  children,
}: ChapterLinkProps) {
  const turn = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onTurn(work.id, from);
  };
  return (
    <Link
      to="/campaigns/$campaign"
      params={{ campaign: String(work.campaign) }}
      search={{ at: work.id }}
      className={className}
      aria-current={current ? "true" : undefined}
      activeProps={{}}
      onClick={turn}
      {...(branch ? { "data-branch": work.id } : {})}
    >
      {children}
    </Link>
  );
}
