-- Written by hand: how proposals ended is kept from here on, and what statements say of works, so what is read from the chain is forgotten
-- here and read anew when the indexer starts. What was learnt of content stays.
TRUNCATE TABLE "campaigns", "campaign_terms", "curators", "works", "edges", "contributors", "transfers", "verdicts", "standing_verdicts", "pools", "fundings", "statements", "raises", "claims", "claimed", "account_credits", "signature_epochs", "sync", "blocks", "undo", "statement_files", "statement_leaves", "tokens", "appeals", "ballots", "bond_returns", "polls", "vote_totals", "votes", "edition_balances", "edition_sales", "editions", "forwarders", "anchors", "commitments", "proceeds", "supersessions";
--> statement-breakpoint
CREATE TABLE "statement_turns" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"stands" boolean,
	"amount" numeric(78, 0),
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "statement_turns_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "transaction_notes" (
	"transaction" "bytea" PRIMARY KEY NOT NULL,
	"note" "bytea",
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt" bigint DEFAULT 0,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "staged_leaves" (
	"file" "bytea" NOT NULL,
	"account" "bytea" NOT NULL,
	"cumulative" numeric(78, 0) NOT NULL,
	CONSTRAINT "staged_leaves_file_account_pk" PRIMARY KEY("file","account")
);
--> statement-breakpoint
CREATE TABLE "statement_credits" (
	"file" "bytea" NOT NULL,
	"work" integer NOT NULL,
	"ordinal" smallint NOT NULL,
	"account" "bytea" NOT NULL,
	"bps" integer NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	CONSTRAINT "statement_credits_file_work_ordinal_pk" PRIMARY KEY("file","work","ordinal")
);
--> statement-breakpoint
CREATE TABLE "statement_edges" (
	"file" "bytea" NOT NULL,
	"child" integer NOT NULL,
	"ordinal" smallint NOT NULL,
	"parent" "bytea" NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "statement_edges_file_child_ordinal_pk" PRIMARY KEY("file","child","ordinal")
);
--> statement-breakpoint
CREATE TABLE "statement_summaries" (
	"file" "bytea" PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"summary" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement_works" (
	"file" "bytea" NOT NULL,
	"place" integer NOT NULL,
	"id" "bytea" NOT NULL,
	"author" "bytea" NOT NULL,
	"certified_at" bigint NOT NULL,
	"score" integer NOT NULL,
	"votes" bigint NOT NULL,
	"equal" numeric(78, 0) NOT NULL,
	"curated" numeric(78, 0) NOT NULL,
	"community" numeric(78, 0) NOT NULL,
	"received" numeric(78, 0) NOT NULL,
	"remixes" bigint NOT NULL,
	"kept" numeric(78, 0) NOT NULL,
	CONSTRAINT "statement_works_file_place_pk" PRIMARY KEY("file","place")
);
--> statement-breakpoint
CREATE INDEX "statement_turns_pool" ON "statement_turns" USING btree ("campaign","token","number");--> statement-breakpoint
CREATE INDEX "transaction_notes_due" ON "transaction_notes" USING btree ("next_attempt");--> statement-breakpoint
CREATE INDEX "statement_credits_account" ON "statement_credits" USING btree ("file","account","amount","work","ordinal");--> statement-breakpoint
CREATE INDEX "statement_edges_parent" ON "statement_edges" USING btree ("file","parent","amount","child","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "statement_works_id" ON "statement_works" USING btree ("file","id");--> statement-breakpoint
CREATE INDEX "raises_pool" ON "raises" USING btree ("campaign","token","number");--> statement-breakpoint
CREATE INDEX "statements_root" ON "statements" USING btree ("root");