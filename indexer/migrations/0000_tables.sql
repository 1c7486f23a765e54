CREATE TABLE "account_credits" (
	"account" "bytea" NOT NULL,
	"token" "bytea" NOT NULL,
	"credited" numeric(78, 0) NOT NULL,
	"withdrawn" numeric(78, 0) NOT NULL,
	CONSTRAINT "account_credits_account_token_pk" PRIMARY KEY("account","token")
);
--> statement-breakpoint
CREATE TABLE "campaign_terms" (
	"campaign" bigint NOT NULL,
	"version" integer NOT NULL,
	"terms" "bytea" NOT NULL,
	"config" "bytea" NOT NULL,
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "campaign_terms_campaign_version_pk" PRIMARY KEY("campaign","version")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" bigint PRIMARY KEY NOT NULL,
	"brand" "bytea" NOT NULL,
	"arbiter" "bytea" NOT NULL,
	"relay" "bytea" NOT NULL,
	"offered_brand" "bytea",
	"offered_arbiter" "bytea",
	"settings" jsonb NOT NULL,
	"locked" boolean NOT NULL,
	"config" "bytea" NOT NULL,
	"terms" "bytea" NOT NULL,
	"terms_version" integer NOT NULL,
	"opens" bigint NOT NULL,
	"closes" bigint NOT NULL,
	"review_starts" bigint NOT NULL,
	"review_ends" bigint NOT NULL,
	"appeals_end" bigint NOT NULL,
	"roll_at" bigint NOT NULL,
	"settle_by" bigint NOT NULL,
	"works" integer NOT NULL,
	"contributors" integer NOT NULL,
	"accepted" integer NOT NULL,
	"rejected" integer NOT NULL,
	"verified" integer DEFAULT 0 NOT NULL,
	"opened_at" bigint NOT NULL,
	"block" bigint NOT NULL,
	"transaction" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claimed" (
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"account" "bytea" NOT NULL,
	"cumulative" numeric(78, 0) NOT NULL,
	CONSTRAINT "claimed_campaign_token_account_pk" PRIMARY KEY("campaign","token","account")
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"account" "bytea" NOT NULL,
	"to" "bytea" NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"cumulative" numeric(78, 0) NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "claims_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "contributors" (
	"campaign" bigint NOT NULL,
	"account" "bytea" NOT NULL,
	"works" integer NOT NULL,
	CONSTRAINT "contributors_campaign_account_pk" PRIMARY KEY("campaign","account")
);
--> statement-breakpoint
CREATE TABLE "curators" (
	"campaign" bigint NOT NULL,
	"account" "bytea" NOT NULL,
	"active" boolean NOT NULL,
	CONSTRAINT "curators_campaign_account_pk" PRIMARY KEY("campaign","account")
);
--> statement-breakpoint
CREATE TABLE "edges" (
	"child" "bytea" NOT NULL,
	"index" smallint NOT NULL,
	"parent" "bytea" NOT NULL,
	"block" bigint NOT NULL,
	CONSTRAINT "edges_child_index_pk" PRIMARY KEY("child","index")
);
--> statement-breakpoint
CREATE TABLE "fundings" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"kind" text NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"funder" "bytea" NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "fundings_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "pools" (
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"funded" numeric(78, 0) NOT NULL,
	"refunded" numeric(78, 0) NOT NULL,
	"paid" numeric(78, 0) NOT NULL,
	"standing" integer NOT NULL,
	"total" numeric(78, 0) NOT NULL,
	"root" "bytea",
	"state" text NOT NULL,
	"empty_stood" boolean NOT NULL,
	"pending" integer,
	"pending_total" numeric(78, 0),
	"pending_root" "bytea",
	"claimable_from" bigint,
	"block" bigint NOT NULL,
	CONSTRAINT "pools_campaign_token_pk" PRIMARY KEY("campaign","token")
);
--> statement-breakpoint
CREATE TABLE "raises" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"number" integer NOT NULL,
	"raiser" "bytea" NOT NULL,
	"stands" boolean NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "raises_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "signature_epochs" (
	"author" "bytea" PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"block" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standing_verdicts" (
	"work" "bytea" NOT NULL,
	"author" "bytea" NOT NULL,
	"curator" "bytea" NOT NULL,
	"accepted" boolean NOT NULL,
	"score" integer NOT NULL,
	"reason" smallint NOT NULL,
	"note" "bytea",
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "standing_verdicts_work_author_pk" PRIMARY KEY("work","author")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"number" integer NOT NULL,
	"proposer" "bytea" NOT NULL,
	"empty" boolean NOT NULL,
	"root" "bytea",
	"total" numeric(78, 0) NOT NULL,
	"bond" numeric(78, 0) NOT NULL,
	"statement" "bytea",
	"codec" smallint NOT NULL,
	"proposed_at" bigint NOT NULL,
	"claimable_from" bigint NOT NULL,
	"state" text NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "statements_campaign_token_number_pk" PRIMARY KEY("campaign","token","number")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"work" "bytea" NOT NULL,
	"from" "bytea" NOT NULL,
	"to" "bytea",
	"time" bigint NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "transfers_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"work" "bytea" NOT NULL,
	"author" "bytea" NOT NULL,
	"curator" "bytea" NOT NULL,
	"accepted" boolean NOT NULL,
	"score" integer NOT NULL,
	"reason" smallint NOT NULL,
	"note" "bytea",
	"time" bigint NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	CONSTRAINT "verdicts_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "works" (
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
	"child_count" integer NOT NULL,
	"certified_at" bigint NOT NULL,
	"final_at" bigint NOT NULL,
	"review_ends" bigint NOT NULL,
	"accepted" boolean,
	"score" integer NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction" "bytea" NOT NULL,
	"verification" text DEFAULT 'pending' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"digest" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"verification" text DEFAULT 'pending' NOT NULL,
	"size" bigint,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt" bigint DEFAULT 0,
	"error" text,
	CONSTRAINT "contents_digest_codec_pk" PRIMARY KEY("digest","codec")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"digest" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"content" jsonb,
	"title" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt" bigint DEFAULT 0,
	"error" text,
	CONSTRAINT "documents_digest_kind_pk" PRIMARY KEY("digest","kind")
);
--> statement-breakpoint
CREATE TABLE "manifest_credits" (
	"manifest" "bytea" NOT NULL,
	"account" "bytea" NOT NULL,
	"bps" integer NOT NULL,
	CONSTRAINT "manifest_credits_manifest_account_pk" PRIMARY KEY("manifest","account")
);
--> statement-breakpoint
CREATE TABLE "statement_files" (
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"root" "bytea" NOT NULL,
	"statement" "bytea" NOT NULL,
	"codec" smallint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt" bigint DEFAULT 0,
	"error" text,
	CONSTRAINT "statement_files_campaign_token_root_statement_codec_pk" PRIMARY KEY("campaign","token","root","statement","codec")
);
--> statement-breakpoint
CREATE TABLE "statement_leaves" (
	"root" "bytea" NOT NULL,
	"account" "bytea" NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"cumulative" numeric(78, 0) NOT NULL,
	CONSTRAINT "statement_leaves_root_account_pk" PRIMARY KEY("root","account")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"address" "bytea" PRIMARY KEY NOT NULL,
	"symbol" text NOT NULL,
	"name" text NOT NULL,
	"decimals" integer NOT NULL,
	"told" boolean NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt" bigint DEFAULT 0,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"number" bigint PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"parent_hash" "bytea" NOT NULL,
	"time" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sync" (
	"id" integer PRIMARY KEY NOT NULL,
	"chain_id" bigint NOT NULL,
	"contributions" "bytea" NOT NULL,
	"curation" "bytea" NOT NULL,
	"reward_pools" "bytea" NOT NULL,
	"start_block" bigint NOT NULL,
	"block" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"time" bigint NOT NULL,
	"head" bigint NOT NULL,
	"floor" bigint NOT NULL,
	"halted" text,
	"trouble" text,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "undo" (
	"block" bigint NOT NULL,
	"table" text NOT NULL,
	"key" text NOT NULL,
	"before" jsonb,
	CONSTRAINT "undo_block_table_key_pk" PRIMARY KEY("block","table","key")
);
--> statement-breakpoint
CREATE INDEX "claims_account" ON "claims" USING btree ("account","block","log_index");--> statement-breakpoint
CREATE INDEX "claims_campaign" ON "claims" USING btree ("campaign","block","log_index");--> statement-breakpoint
CREATE INDEX "edges_parent" ON "edges" USING btree ("parent","child");--> statement-breakpoint
CREATE INDEX "fundings_campaign" ON "fundings" USING btree ("campaign","block");--> statement-breakpoint
CREATE INDEX "transfers_work" ON "transfers" USING btree ("work","block","log_index");--> statement-breakpoint
CREATE INDEX "verdicts_work" ON "verdicts" USING btree ("work","block","log_index");--> statement-breakpoint
CREATE INDEX "works_newest" ON "works" USING btree ("certified_at","id");--> statement-breakpoint
CREATE INDEX "works_campaign" ON "works" USING btree ("campaign","certified_at","id");--> statement-breakpoint
CREATE INDEX "works_campaign_score" ON "works" USING btree ("campaign","score","certified_at","id");--> statement-breakpoint
CREATE INDEX "works_author" ON "works" USING btree ("author","certified_at","id");--> statement-breakpoint
CREATE INDEX "works_owner" ON "works" USING btree ("owner","certified_at","id");--> statement-breakpoint
CREATE INDEX "works_digest" ON "works" USING btree ("digest","certified_at","id");--> statement-breakpoint
CREATE INDEX "works_manifest" ON "works" USING btree ("manifest");--> statement-breakpoint
CREATE INDEX "contents_due" ON "contents" USING btree ("next_attempt");--> statement-breakpoint
CREATE INDEX "documents_due" ON "documents" USING btree ("next_attempt");--> statement-breakpoint
CREATE INDEX "documents_search" ON "documents" USING gin (to_tsvector('simple', "title"));--> statement-breakpoint
CREATE INDEX "manifest_credits_account" ON "manifest_credits" USING btree ("account");--> statement-breakpoint
CREATE INDEX "statement_files_due" ON "statement_files" USING btree ("next_attempt");--> statement-breakpoint
CREATE INDEX "statement_leaves_account" ON "statement_leaves" USING btree ("account");