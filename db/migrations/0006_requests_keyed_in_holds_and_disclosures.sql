CREATE TYPE "public"."channel" AS ENUM('letter', 'call', 'email', 'counter');--> statement-breakpoint
ALTER TYPE "public"."letter_status" ADD VALUE 'to-post';--> statement-breakpoint
ALTER TYPE "public"."letter_status" ADD VALUE 'posted';--> statement-breakpoint
CREATE TABLE "disclosure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"who_sealed" "bytea" NOT NULL,
	"order_sealed" "bytea" NOT NULL,
	"categories" text[] NOT NULL,
	"disclosed_on" date NOT NULL,
	"sealed_until" date,
	"submission_key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "disclosure_submission_key_unique" UNIQUE("submission_key")
);
--> statement-breakpoint
CREATE TABLE "disclosure_identity" (
	"disclosure_id" uuid NOT NULL,
	"identity_index" "bytea" NOT NULL,
	CONSTRAINT "disclosure_identity_disclosure_id_identity_index_pk" PRIMARY KEY("disclosure_id","identity_index")
);
--> statement-breakpoint
CREATE TABLE "hold" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tables" text[] NOT NULL,
	"who_sealed" "bytea",
	"reason" text NOT NULL,
	"law" text NOT NULL,
	"review_on" date NOT NULL,
	"submission_key" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lift_reason_sealed" "bytea",
	CONSTRAINT "hold_submission_key_unique" UNIQUE("submission_key")
);
--> statement-breakpoint
CREATE TABLE "hold_identity" (
	"hold_id" uuid NOT NULL,
	"identity_index" "bytea" NOT NULL,
	CONSTRAINT "hold_identity_hold_id_identity_index_pk" PRIMARY KEY("hold_id","identity_index")
);
--> statement-breakpoint
ALTER TABLE "request" ALTER COLUMN "email_sealed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "by_post" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "paper_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "posted_by" uuid;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "channel" "channel";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "keyed_in_by" uuid;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "identities_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "postal_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "letters_by_post" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "identity_checked_by" uuid;--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_identity" ADD CONSTRAINT "disclosure_identity_disclosure_id_disclosure_id_fk" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_lifted_by_staff_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold_identity" ADD CONSTRAINT "hold_identity_hold_id_hold_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."hold"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disclosure_disclosed_on_index" ON "disclosure" USING btree ("disclosed_on");--> statement-breakpoint
CREATE INDEX "disclosure_identity_identity_index_index" ON "disclosure_identity" USING btree ("identity_index");--> statement-breakpoint
CREATE INDEX "hold_lifted_at_review_on_index" ON "hold" USING btree ("lifted_at","review_on");--> statement-breakpoint
CREATE INDEX "hold_identity_identity_index_index" ON "hold_identity" USING btree ("identity_index");--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_posted_by_staff_id_fk" FOREIGN KEY ("posted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_keyed_in_by_staff_id_fk" FOREIGN KEY ("keyed_in_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_identity_checked_by_staff_id_fk" FOREIGN KEY ("identity_checked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_keyed_in_by_somebody" CHECK (("request"."channel" IS NULL) = ("request"."keyed_in_by" IS NULL));--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_can_be_answered" CHECK ("request"."email_sealed" IS NOT NULL OR "request"."letters_by_post");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_checked_by_another" CHECK ("request"."identity_checked_by" <> "request"."keyed_in_by");--> statement-breakpoint
GRANT SELECT ON hold, hold_identity, disclosure, disclosure_identity TO habeas_web, habeas_worker;
--> statement-breakpoint
-- The desk alone keeps them; a disclosure is never changed.
GRANT INSERT ON hold, hold_identity, disclosure, disclosure_identity TO habeas_web;
--> statement-breakpoint
GRANT UPDATE ON hold TO habeas_web;
