ALTER TABLE "installation" ADD COLUMN "failing_requests" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "runs_paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "runs_paused_for" text;