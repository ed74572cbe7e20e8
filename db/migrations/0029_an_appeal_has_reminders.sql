ALTER TABLE "appeal" ADD COLUMN "extended_on" date;--> statement-breakpoint
ALTER TABLE "appeal" ADD COLUMN "warned_at_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
GRANT UPDATE (warned_at_percent) ON appeal TO habeas_worker;
