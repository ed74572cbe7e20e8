ALTER TYPE "public"."kind" ADD VALUE 'other';--> statement-breakpoint
DROP INDEX "request_one_open";--> statement-breakpoint
CREATE UNIQUE INDEX "request_one_open" ON "request" USING btree ("email_index","kind") WHERE child_index is null and kind in ('access', 'correct', 'delete', 'report-lost') and status in ('received', 'review', 'waiting', 'approved', 'running');