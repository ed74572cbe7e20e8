CREATE INDEX "request_closed" ON "request" USING btree ("answer_by_on","id") WHERE not (status in ('received', 'review', 'waiting', 'approved', 'running'));--> statement-breakpoint
CREATE INDEX "request_channel" ON "request" USING btree ("channel","answer_by_on","id") WHERE channel is not null;--> statement-breakpoint
CREATE INDEX "request_language" ON "request" USING btree (lower(language),"answer_by_on","id");--> statement-breakpoint
CREATE INDEX "request_ground" ON "request" USING btree ("refusal_ground","answer_by_on","id") WHERE refusal_ground is not null;--> statement-breakpoint
CREATE INDEX "request_outcome" ON "request" USING btree ("outcome") WHERE outcome <> 'fulfilled';