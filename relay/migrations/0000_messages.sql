CREATE SCHEMA IF NOT EXISTS "relay";
--> statement-breakpoint
CREATE TABLE "relay"."batches" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"campaign" bigint NOT NULL,
	"kind" text NOT NULL,
	"count" integer NOT NULL,
	"voter_root" "bytea" NOT NULL,
	"state" text NOT NULL,
	"root" "bytea",
	"data" "bytea",
	"codec" text,
	"attempts" jsonb NOT NULL,
	"config" "bytea",
	"time" bigint,
	"block" bigint,
	"transaction" "bytea",
	"final" boolean NOT NULL,
	"trouble" text,
	"failures" integer NOT NULL,
	"next_try" bigint NOT NULL,
	"formed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relay"."messages" (
	"seq" bigserial NOT NULL,
	"signed" "bytea" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"campaign" bigint NOT NULL,
	"signer" "bytea" NOT NULL,
	"subject" "bytea" NOT NULL,
	"choice" integer NOT NULL,
	"epoch" bigint NOT NULL,
	"deadline" numeric(20, 0) NOT NULL,
	"signature" "bytea" NOT NULL,
	"proof" jsonb NOT NULL,
	"taken_at" bigint NOT NULL,
	"anchor_by" bigint NOT NULL,
	"batch" bigint,
	"leaf" integer
);
--> statement-breakpoint
CREATE INDEX "batches_open" ON "relay"."batches" USING btree ("final","next_try");--> statement-breakpoint
CREATE INDEX "batches_of" ON "relay"."batches" USING btree ("campaign","kind","state");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "relay"."messages" USING btree ("campaign","kind","batch","seq");--> statement-breakpoint
CREATE INDEX "messages_signer" ON "relay"."messages" USING btree ("signer","taken_at");--> statement-breakpoint
CREATE INDEX "messages_of" ON "relay"."messages" USING btree ("campaign","signer","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_leaf" ON "relay"."messages" USING btree ("batch","leaf");