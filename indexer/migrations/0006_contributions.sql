-- Written by hand: what follows from tokens and anchored leaves together can't be filled from old rows. So what is read from the chain is
-- forgotten here, and read anew when the indexer starts. What was learnt of content, statements, tokens and batches stays.
TRUNCATE TABLE "campaigns", "curators", "works", "edges", "contributors", "anchors", "standing_verdicts", "appeals", "ballots", "vote_totals", "polls", "pools", "statements", "claimed", "account_credits", "signature_epochs", "signature_cancellations", "editions", "edition_balances", "forwarders", "campaign_terms", "transfers", "supersessions", "commitments", "verdicts", "bond_returns", "votes", "edition_sales", "fundings", "proceeds", "raises", "statement_turns", "claims", "sync", "blocks", "undo";
--> statement-breakpoint
CREATE TABLE "anchored_leaves" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"leaf" integer NOT NULL,
	"campaign" bigint NOT NULL,
	"id" "bytea" NOT NULL,
	"data" "bytea" NOT NULL,
	"time" bigint NOT NULL,
	CONSTRAINT "anchored_leaves_block_log_index_leaf_pk" PRIMARY KEY("block","log_index","leaf")
);
--> statement-breakpoint
CREATE TABLE "attributions" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"campaign" bigint NOT NULL,
	"author" "bytea" NOT NULL,
	"owner" "bytea",
	"digest" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"kind" smallint NOT NULL,
	"ai_use" smallint NOT NULL,
	"config" "bytea" NOT NULL,
	"manifest" "bytea",
	"parents" "bytea" NOT NULL,
	"certified_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"evidence" text NOT NULL,
	"proof" "bytea",
	"final_at" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contribution_leaves" (
	"data" "bytea" NOT NULL,
	"leaf" integer NOT NULL,
	"id" "bytea" NOT NULL,
	"author" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"kind" smallint NOT NULL,
	"ai_use" smallint NOT NULL,
	"manifest" "bytea",
	"parents" "bytea" NOT NULL,
	"epoch" bigint NOT NULL,
	"deadline" numeric(78, 0) NOT NULL,
	"signed" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "contribution_leaves_data_leaf_pk" PRIMARY KEY("data","leaf")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ALTER COLUMN "works" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "campaigns" ALTER COLUMN "contributors" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "campaigns" ALTER COLUMN "accepted" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "campaigns" ALTER COLUMN "rejected" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "campaigns" ALTER COLUMN "appealed" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "works" ALTER COLUMN "final_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ALTER COLUMN "verification" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "begun" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "minted" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "anchors" ADD COLUMN "first" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "supersessions" ADD COLUMN "config" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "state" text NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "leaf" integer;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "judged_as" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "plain" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "several" boolean NOT NULL;--> statement-breakpoint
CREATE INDEX "anchored_leaves_id" ON "anchored_leaves" USING btree ("id");--> statement-breakpoint
CREATE INDEX "contribution_leaves_linked" ON "contribution_leaves" USING btree ("data") WHERE length("contribution_leaves"."parents") > 0;--> statement-breakpoint
CREATE INDEX "works_several" ON "works" USING btree (substring("id" from 5)) WHERE "works"."several";--> statement-breakpoint
CREATE INDEX "works_entangled" ON "works" USING btree ("campaign","id") WHERE not "works"."plain";
