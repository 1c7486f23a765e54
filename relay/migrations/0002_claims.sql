CREATE TABLE "relay"."claims" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"campaign" bigint NOT NULL,
	"token" "bytea" NOT NULL,
	"account" "bytea" NOT NULL,
	"cumulative" numeric(39, 0) NOT NULL,
	"proof" jsonb NOT NULL,
	"brand" "bytea" NOT NULL,
	"cost" numeric(78, 0) NOT NULL,
	"taken_at" bigint NOT NULL,
	"state" text NOT NULL,
	"payout" bigint,
	"transaction" "bytea",
	"reverts" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_try" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relay"."payouts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"campaign" bigint NOT NULL,
	"brand" "bytea" NOT NULL,
	"spent" numeric(78, 0) DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"attempts" jsonb NOT NULL,
	"block" "bytea",
	"final" boolean DEFAULT false NOT NULL,
	"trouble" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_try" bigint DEFAULT 0 NOT NULL,
	"sent_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "claims_waiting" ON "relay"."claims" USING btree ("next_try","seq") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "claims_open" ON "relay"."claims" USING btree ("brand") WHERE state in ('waiting', 'sent');--> statement-breakpoint
CREATE INDEX "claims_payout" ON "relay"."claims" USING btree ("payout");--> statement-breakpoint
CREATE INDEX "payouts_open" ON "relay"."payouts" USING btree ("next_try") WHERE not final;--> statement-breakpoint
CREATE INDEX "payouts_brand" ON "relay"."payouts" USING btree ("brand","sent_at");