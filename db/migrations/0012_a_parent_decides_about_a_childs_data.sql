DROP INDEX "request_one_open";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "child_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "child_index" "bytea";--> statement-breakpoint
CREATE UNIQUE INDEX "request_one_open_child" ON "request" USING btree ("child_index") WHERE status in ('received', 'review', 'waiting', 'approved', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "request_one_open" ON "request" USING btree ("email_index","kind") WHERE child_index is null and status in ('received', 'review', 'waiting', 'approved', 'running');--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_child_deletes" CHECK ("request"."child_index" IS NULL OR "request"."kind" = 'delete');--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_child_whole" CHECK (("request"."child_index" IS NULL) = ("request"."child_sealed" IS NULL));