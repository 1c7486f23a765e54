import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import { Link } from "@tanstack/react-router";
import { Address } from "../../../ui/Address.tsx";
import { Button, buttonClass } from "../../../ui/Button.tsx";
import { Media } from "../../../ui/Media.tsx";
import { ChapterLink } from "./ChapterLink.tsx";
import styles from "./Story.module.css";
import type { BranchOrder, Story } from "./storyOf.ts";

interface BranchesProps {
  campaign: ApiCampaign;
  story: Story;
  here: ApiWork;
  branches: readonly ApiWork[];
  before: ApiWork | undefined;
  /** The chapter before the one before. */
  backTo: string | undefined;
  order: BranchOrder;
  onOrder: (order: BranchOrder) => void;
  onTurn: (id: string, from?: string) => void;
}

/** The ways on: one, several to choose from, or none yet; and the way back. */
export function Branches(props: BranchesProps) {
  const { campaign, story, here, branches, before, backTo, order, onOrder, onTurn } = props;
  const forks = branches.length > 1;
  return (
    <nav className={styles.ways} aria-label="Ways on">
      <div className={styles.waysHead}>
        <h4>
          {forks
            ? `Here the story forks: ${branches.length} ways on`
            : branches.length === 1
              ? "It goes on"
              : "Nobody has gone on from here yet"}
        </h4>
        {forks && (
          <span className={styles.orders}>
            <Order value="continued" label="Most continued first" order={order} onOrder={onOrder} />
            <Order value="newest" label="Newest first" order={order} onOrder={onOrder} />
          </span>
        )}
      </div>
      {branches.length > 0 && (
        <ul className={styles.branches}>
          {branches.map((work) => (
            <li key={work.id}>
              <ChapterLink work={work} from={here.id} onTurn={onTurn} branch className={styles.branch}>
                <span className={styles.thumb} aria-hidden="true">
                  <Thumb work={work} />
                </span>
                <span className={styles.branchWords}>
                  <span className={styles.branchTitle}>{work.title}</span>
                  <span className={styles.faint}>
                    by <Address value={work.author} plain />, {reachWords(story.reach.get(work.id) ?? 0)}
                  </span>
                </span>
              </ChapterLink>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.turns}>
        {before !== undefined && (
          <Button onClick={() => onTurn(before.id, backTo)}>
            <span aria-hidden="true">←</span> Back
          </Button>
        )}
        {campaign.phase === "open" && (
          <Link
            to="/campaigns/$campaign/contribute"
            params={{ campaign: String(campaign.id) }}
            search={{ parent: here.id }}
            className={buttonClass()}
          >
            Continue from here
          </Link>
        )}
        <span className={styles.keys}>
          <kbd>←</kbd> back, <kbd>→</kbd> on{forks && ", ↑ ↓ choose"}
        </span>
      </div>
    </nav>
  );
}

interface OrderProps {
  value: BranchOrder;
  label: string;
  order: BranchOrder;
  onOrder: (order: BranchOrder) => void;
}

function Order({ value, label, order, onOrder }: OrderProps) {
  return (
    <button type="button" className={styles.order} aria-pressed={order === value} onClick={() => onOrder(value)}>
      {label}
    </button>
  );
}

function reachWords(reach: number): string {
  if (reach === 0) return "not continued yet";
  return reach === 1 ? "one more chapter after it" : `${reach} more chapters after it`;
}

/** A picture small; words and sounds by their sign, since small they are nothing. */
function Thumb({ work }: { work: ApiWork }) {
  if (work.kind === "image" || work.kind === "video") return <Media work={work} />;
  return <span className={styles.sign}>{work.kind === "audio" ? "♪" : work.kind === "text" ? "¶" : "§"}</span>;
}
