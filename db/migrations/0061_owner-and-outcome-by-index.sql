DROP INDEX "request_assignee_id_index";--> statement-breakpoint
DROP INDEX "request_outcome";--> statement-breakpoint
CREATE INDEX "request_owner" ON "request" USING btree ("assignee_id","answer_by_on","id") WHERE status in ('received', 'review', 'waiting', 'approved', 'running');--> statement-breakpoint
CREATE INDEX "request_outcome" ON "request" USING btree ("outcome","kind","channel") WHERE outcome <> 'fulfilled';