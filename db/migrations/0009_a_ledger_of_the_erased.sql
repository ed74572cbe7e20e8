CREATE TYPE "public"."ledger_act" AS ENUM('erase', 'opt-out');--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"act" "ledger_act" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	"receipt" jsonb,
	"signature" text,
	"origin" text,
	"undone_at" timestamp with time zone,
	"replayed_at" timestamp with time zone,
	CONSTRAINT "ledger_receipt_is_signed" CHECK (("ledger"."receipt" IS NULL) = ("ledger"."signature" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "ledger_chunk" (
	"ledger_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"last" boolean NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "ledger_chunk_ledger_id_number_pk" PRIMARY KEY("ledger_id","number")
);
--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "restored_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ledger_chunk" ADD CONSTRAINT "ledger_chunk_ledger_id_ledger_id_fk" FOREIGN KEY ("ledger_id") REFERENCES "public"."ledger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_request_id_index" ON "ledger" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "ledger_in_force" ON "ledger" USING btree ("at","id") WHERE receipt is not null and undone_at is null;--> statement-breakpoint
-- The web process, which strangers talk to, does not even see it.
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger, ledger_chunk TO habeas_worker;
