DROP INDEX "anchor_files_due";--> statement-breakpoint
DROP INDEX "contents_due";--> statement-breakpoint
DROP INDEX "documents_due";--> statement-breakpoint
ALTER TABLE "anchor_files" ADD COLUMN "asked_by" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contents" ADD COLUMN "asked_by" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "asked_by" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "anchor_files_due" ON "anchor_files" USING btree ("asked_by","next_attempt") WHERE next_attempt is not null;--> statement-breakpoint
CREATE INDEX "contents_due" ON "contents" USING btree ("asked_by","next_attempt") WHERE next_attempt is not null;--> statement-breakpoint
CREATE INDEX "documents_due" ON "documents" USING btree ("asked_by","next_attempt") WHERE next_attempt is not null;