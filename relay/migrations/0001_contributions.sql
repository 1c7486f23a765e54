CREATE TABLE "relay"."awaits" (
	"signed" "bytea" NOT NULL,
	"parent" "bytea" NOT NULL,
	CONSTRAINT "awaits_signed_parent_pk" PRIMARY KEY("signed","parent")
);
--> statement-breakpoint
CREATE TABLE "relay"."counters" (
	"key" text NOT NULL,
	"since" bigint NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "counters_key_since_pk" PRIMARY KEY("key","since")
);
--> statement-breakpoint
CREATE TABLE "relay"."sessions" (
	"token" "bytea" PRIMARY KEY NOT NULL,
	"account" "bytea" NOT NULL,
	"expires" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relay"."uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL,
	"codec" integer NOT NULL,
	"size" bigint NOT NULL,
	"sender" "bytea" NOT NULL,
	"account" "bytea",
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"touched_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relay"."used_nonces" (
	"nonce" text PRIMARY KEY NOT NULL,
	"expires" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relay"."works" (
	"signed" "bytea" PRIMARY KEY NOT NULL,
	"id" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"codec" integer NOT NULL,
	"media_kind" integer NOT NULL,
	"ai_use" integer NOT NULL,
	"manifest" "bytea",
	"manifest_text" text,
	"parents" jsonb NOT NULL,
	"upload" text NOT NULL,
	"size" bigint NOT NULL,
	"live" boolean DEFAULT true NOT NULL,
	"published" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "relay"."batches" ADD COLUMN "direct" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "relay"."batches" ADD COLUMN "brand" "bytea";--> statement-breakpoint
ALTER TABLE "relay"."batches" ADD COLUMN "spent" numeric(78, 0) DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "relay"."batches" ADD COLUMN "published" text DEFAULT 'nothing' NOT NULL;--> statement-breakpoint
ALTER TABLE "relay"."messages" ADD COLUMN "config" "bytea";--> statement-breakpoint
ALTER TABLE "relay"."messages" ADD COLUMN "direct" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "relay"."messages" ADD COLUMN "void" text;--> statement-breakpoint
ALTER TABLE "relay"."messages" ADD COLUMN "void_why" text;--> statement-breakpoint
CREATE INDEX "awaits_parent" ON "relay"."awaits" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "counters_since" ON "relay"."counters" USING btree ("since");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "relay"."sessions" USING btree ("expires");--> statement-breakpoint
CREATE INDEX "uploads_sender" ON "relay"."uploads" USING btree ("sender");--> statement-breakpoint
CREATE INDEX "uploads_account" ON "relay"."uploads" USING btree ("account");--> statement-breakpoint
CREATE INDEX "uploads_idle" ON "relay"."uploads" USING btree ("touched_at") WHERE state <> 'taken';--> statement-breakpoint
CREATE INDEX "used_nonces_expires" ON "relay"."used_nonces" USING btree ("expires");--> statement-breakpoint
CREATE UNIQUE INDEX "works_live" ON "relay"."works" USING btree ("id") WHERE live;--> statement-breakpoint
CREATE INDEX "batches_brand" ON "relay"."batches" USING btree ("brand","formed_at");--> statement-breakpoint
CREATE INDEX "batches_unpublished" ON "relay"."batches" USING btree ("id") WHERE kind = 'contributions' and published <> 'all';--> statement-breakpoint
CREATE INDEX "messages_open" ON "relay"."messages" USING btree ("campaign","kind","config","seq") WHERE batch is null and void is null;