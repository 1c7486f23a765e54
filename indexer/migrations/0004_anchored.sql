-- Written by hand: when signatures were cancelled, and what anchors and polls ask for, can't be filled from old rows. So what is read
-- from the chain is forgotten here, and read anew when the indexer starts. What was learnt of content, statements and tokens stays.
TRUNCATE TABLE "campaigns", "curators", "works", "edges", "contributors", "anchors", "standing_verdicts", "appeals", "ballots", "vote_totals", "polls", "pools", "statements", "claimed", "account_credits", "signature_epochs", "editions", "edition_balances", "forwarders", "campaign_terms", "transfers", "supersessions", "commitments", "verdicts", "bond_returns", "votes", "edition_sales", "fundings", "proceeds", "raises", "statement_turns", "claims", "sync", "blocks", "undo";
--> statement-breakpoint
CREATE TABLE "signature_cancellations" (
	"author" "bytea" NOT NULL,
	"epoch" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	CONSTRAINT "signature_cancellations_author_epoch_pk" PRIMARY KEY("author","epoch")
);
--> statement-breakpoint
CREATE TABLE "anchor_files" (
	"data" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"kind" text NOT NULL,
	"count" bigint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"root" "bytea",
	"campaign" bigint,
	"config" "bytea",
	"voter_root" "bytea",
	"valid" integer,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt" bigint DEFAULT 0,
	"error" text,
	CONSTRAINT "anchor_files_data_codec_kind_count_pk" PRIMARY KEY("data","codec","kind","count")
);
--> statement-breakpoint
CREATE TABLE "answer_leaves" (
	"data" "bytea" NOT NULL,
	"leaf" integer NOT NULL,
	"voter" "bytea" NOT NULL,
	"epoch" bigint NOT NULL,
	"deadline" bigint NOT NULL,
	"signed" "bytea" NOT NULL,
	"poll" "bytea" NOT NULL,
	"option" integer NOT NULL,
	CONSTRAINT "answer_leaves_data_leaf_pk" PRIMARY KEY("data","leaf")
);
--> statement-breakpoint
CREATE TABLE "vote_leaves" (
	"data" "bytea" NOT NULL,
	"leaf" integer NOT NULL,
	"voter" "bytea" NOT NULL,
	"epoch" bigint NOT NULL,
	"deadline" bigint NOT NULL,
	"signed" "bytea" NOT NULL,
	"work" "bytea" NOT NULL,
	"votes" integer NOT NULL,
	"listed" boolean NOT NULL,
	CONSTRAINT "vote_leaves_data_leaf_pk" PRIMARY KEY("data","leaf")
);
--> statement-breakpoint
CREATE INDEX "anchor_files_due" ON "anchor_files" USING btree ("next_attempt");--> statement-breakpoint
CREATE INDEX "answer_leaves_poll" ON "answer_leaves" USING btree ("poll","voter");--> statement-breakpoint
CREATE INDEX "answer_leaves_voter" ON "answer_leaves" USING btree ("voter");--> statement-breakpoint
CREATE INDEX "vote_leaves_voter" ON "vote_leaves" USING btree ("voter");--> statement-breakpoint
CREATE INDEX "anchors_data" ON "anchors" USING btree ("data");--> statement-breakpoint
ALTER TABLE "anchors" DROP COLUMN "data_state";