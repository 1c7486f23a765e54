-- Written by hand: what is read from the chain gets columns that no old row can fill, so it is forgotten here, and read anew when the
-- indexer starts. What was learnt of content stays: verified bytes are not fetched again.
TRUNCATE TABLE "campaigns", "campaign_terms", "curators", "works", "edges", "contributors", "transfers", "verdicts", "standing_verdicts", "pools", "fundings", "statements", "raises", "claims", "claimed", "account_credits", "signature_epochs", "sync", "blocks", "undo", "statement_files", "statement_leaves", "tokens";
--> statement-breakpoint
CREATE TABLE "appeals" (
	"work" "bytea" NOT NULL,
	"author" "bytea" NOT NULL,
	"campaign" bigint NOT NULL,
	"state" text NOT NULL,
	"bond" numeric(78, 0) NOT NULL,
	"held" numeric(78, 0) NOT NULL,
	"returns_at" bigint NOT NULL,
	"score" integer NOT NULL,
	"arbiter" "bytea",
	"note" "bytea",
	"forfeited" numeric(78, 0) NOT NULL,
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	"decided_at" bigint,
	"decided_block" bigint,
	"decided_log_index" integer,
	"decision" "bytea",
	CONSTRAINT "appeals_work_author_pk" PRIMARY KEY("work","author")
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"work" "bytea" NOT NULL,
	"voter" "bytea" NOT NULL,
	"campaign" bigint NOT NULL,
	"votes" bigint NOT NULL,
	CONSTRAINT "ballots_work_voter_pk" PRIMARY KEY("work","voter")
);
--> statement-breakpoint
CREATE TABLE "bond_returns" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"work" "bytea" NOT NULL,
	"author" "bytea" NOT NULL,
	"to" "bytea" NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "bond_returns_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"campaign" bigint NOT NULL,
	"poll" "bytea" NOT NULL,
	"by" "bytea" NOT NULL,
	"closes" bigint NOT NULL,
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "polls_campaign_poll_pk" PRIMARY KEY("campaign","poll")
);
--> statement-breakpoint
CREATE TABLE "vote_totals" (
	"work" "bytea" PRIMARY KEY NOT NULL,
	"campaign" bigint NOT NULL,
	"votes" bigint NOT NULL,
	"voters" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"campaign" bigint NOT NULL,
	"voter" "bytea" NOT NULL,
	"work" "bytea" NOT NULL,
	"votes" integer NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "votes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "edition_balances" (
	"campaign" bigint NOT NULL,
	"account" "bytea" NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	CONSTRAINT "edition_balances_campaign_account_pk" PRIMARY KEY("campaign","account")
);
--> statement-breakpoint
CREATE TABLE "edition_sales" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"campaign" bigint NOT NULL,
	"buyer" "bytea" NOT NULL,
	"to" "bytea" NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"token" "bytea" NOT NULL,
	"price" numeric(78, 0) NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "edition_sales_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"campaign" bigint PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"kind" smallint NOT NULL,
	"minted" numeric(78, 0) NOT NULL,
	"holders" integer NOT NULL,
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"transaction" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forwarders" (
	"campaign" bigint PRIMARY KEY NOT NULL,
	"forwarder" "bytea" NOT NULL,
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"transaction" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "anchors" (
	"campaign" bigint NOT NULL,
	"kind" text NOT NULL,
	"root" "bytea" NOT NULL,
	"config" "bytea" NOT NULL,
	"count" bigint NOT NULL,
	"data" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"data_state" text NOT NULL,
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "anchors_campaign_kind_root_config_pk" PRIMARY KEY("campaign","kind","root","config")
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"campaign" bigint NOT NULL,
	"commitment" "bytea" NOT NULL,
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "commitments_campaign_commitment_pk" PRIMARY KEY("campaign","commitment")
);
--> statement-breakpoint
CREATE TABLE "proceeds" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"kind" text NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"from" "bytea",
	"to" "bytea",
	"amount" numeric(78, 0) NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "proceeds_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "supersessions" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"campaign" bigint NOT NULL,
	"work" "bytea" NOT NULL,
	"author" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"manifest" "bytea",
	"parents" "bytea" NOT NULL,
	"certified_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"evidence" text NOT NULL,
	"proof" "bytea",
	"certified_block" bigint NOT NULL,
	"certified_log_index" integer NOT NULL,
	"certified_transaction" "bytea" NOT NULL,
	"to" "bytea" NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "supersessions_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "appealed" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "commitments" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "anchors" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "polls" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "appeals_pending" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "bonds_to_forward" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "pools" ADD COLUMN "proceeds" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "pools" ADD COLUMN "from_editions" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "pools" ADD COLUMN "from_royalties" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "pools" ADD COLUMN "from_bonds" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "pools" ADD COLUMN "from_stakes" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "pools" ADD COLUMN "from_gifts" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "pools" ADD COLUMN "taken" numeric(78, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "recorded_at" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "evidence" text NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "proof" "bytea";--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "appeals_end" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "appeal" text;--> statement-breakpoint
ALTER TABLE "sync" ADD COLUMN "royalties" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "sync" ADD COLUMN "editions" "bytea" NOT NULL;--> statement-breakpoint
CREATE INDEX "appeals_campaign" ON "appeals" USING btree ("campaign","block","log_index");--> statement-breakpoint
CREATE INDEX "appeals_author" ON "appeals" USING btree ("author","block","log_index");--> statement-breakpoint
CREATE INDEX "bond_returns_work" ON "bond_returns" USING btree ("work","author");--> statement-breakpoint
CREATE INDEX "polls_campaign" ON "polls" USING btree ("campaign","block","log_index");--> statement-breakpoint
CREATE INDEX "vote_totals_campaign" ON "vote_totals" USING btree ("campaign","votes","work");--> statement-breakpoint
CREATE INDEX "votes_campaign" ON "votes" USING btree ("campaign","block","log_index");--> statement-breakpoint
CREATE INDEX "edition_balances_largest" ON "edition_balances" USING btree ("campaign","amount","account");--> statement-breakpoint
CREATE INDEX "edition_balances_account" ON "edition_balances" USING btree ("account","campaign");--> statement-breakpoint
CREATE INDEX "edition_sales_campaign" ON "edition_sales" USING btree ("campaign","block");--> statement-breakpoint
CREATE INDEX "anchors_campaign" ON "anchors" USING btree ("campaign","block","log_index");--> statement-breakpoint
CREATE INDEX "proceeds_campaign" ON "proceeds" USING btree ("campaign","block");--> statement-breakpoint
CREATE INDEX "supersessions_work" ON "supersessions" USING btree ("work","block","log_index");--> statement-breakpoint
CREATE INDEX "supersessions_campaign" ON "supersessions" USING btree ("campaign","time");--> statement-breakpoint
CREATE INDEX "campaigns_brand" ON "campaigns" USING btree ("brand","id");--> statement-breakpoint
CREATE INDEX "campaigns_arbiter" ON "campaigns" USING btree ("arbiter","id");--> statement-breakpoint
CREATE INDEX "curators_account" ON "curators" USING btree ("account","campaign");--> statement-breakpoint
ALTER TABLE "edges" DROP COLUMN "block";