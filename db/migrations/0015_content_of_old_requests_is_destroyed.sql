ALTER TABLE "request" DROP CONSTRAINT "request_can_be_answered";--> statement-breakpoint
ALTER TABLE "request" ALTER COLUMN "key_sealed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "destroyed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "notification_letter_id_index" ON "notification" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "letter_link_request_id_index" ON "letter_link" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "plan_request_id_index" ON "plan" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_kept" ON "request" USING btree ("closed_at","id") WHERE closed_at is not null and destroyed_at is null;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_destroyed_whole" CHECK (("request"."destroyed_at" IS NULL) = ("request"."key_sealed" IS NOT NULL));--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_destroyed_of_nobody" CHECK ("request"."destroyed_at" IS NULL OR ("request"."closed_at" IS NOT NULL AND octet_length("request"."answers_sealed") = 0
        AND num_nonnulls("request"."person_id", "request"."email_sealed", "request"."identities_sealed", "request"."child_sealed",
          "request"."child_index", "request"."postal_sealed", "request"."chosen_sealed") = 0));--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_can_be_answered" CHECK ("request"."email_sealed" IS NOT NULL OR "request"."letters_by_post" OR "request"."destroyed_at" IS NOT NULL);--> statement-breakpoint
-- The worker's night alone lets go of what is sealed, and of whom it was about.
GRANT DELETE ON approval, letter, letter_link, message, person, plan, plan_answer TO habeas_worker;
