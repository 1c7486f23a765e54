ALTER TABLE "relay"."uploads" ADD COLUMN "wider_sender" "bytea";--> statement-breakpoint
CREATE INDEX "uploads_wider_sender" ON "relay"."uploads" USING btree ("wider_sender");