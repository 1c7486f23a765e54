CREATE TABLE "tree_blocks" (
	"root" "bytea" NOT NULL,
	"layer" smallint NOT NULL,
	"block" integer NOT NULL,
	"low" "bytea",
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "tree_blocks_root_layer_block_pk" PRIMARY KEY("root","layer","block")
);
--> statement-breakpoint
CREATE TABLE "trees" (
	"root" "bytea" PRIMARY KEY NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"complete" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "tree_blocks_low" ON "tree_blocks" USING btree ("root","low");--> statement-breakpoint
CREATE INDEX "trees_pool" ON "trees" USING btree ("campaign","token");--> statement-breakpoint
-- Hashes don't compress: kept apart from their row as they are.
ALTER TABLE "tree_blocks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
-- Statements that were read before there were stored trees are read again.
UPDATE "statement_files" SET "state" = 'pending', "attempts" = 0, "next_attempt" = 0 WHERE "state" = 'valid';
