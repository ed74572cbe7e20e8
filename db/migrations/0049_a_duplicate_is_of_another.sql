ALTER TABLE "request" ADD COLUMN "duplicate_of" uuid;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_duplicate_of_request_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_duplicates" ON "request" USING btree ("duplicate_of") WHERE duplicate_of is not null;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_duplicate_of_another" CHECK ("request"."duplicate_of" <> "request"."id");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_duplicate_closed" CHECK ("request"."duplicate_of" IS NULL OR "request"."status" = 'done');