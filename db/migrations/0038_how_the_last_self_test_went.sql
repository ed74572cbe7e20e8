ALTER TABLE "installation" ADD COLUMN "self_test" jsonb;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "self_test_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "self_test_told_at" timestamp with time zone;