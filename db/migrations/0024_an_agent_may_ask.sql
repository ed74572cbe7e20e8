ALTER TABLE "request" DROP CONSTRAINT "request_destroyed_of_nobody";--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "agent_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_agent_keyed_in" CHECK ("request"."agent_sealed" IS NULL OR "request"."keyed_in_by" IS NOT NULL);--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_destroyed_of_nobody" CHECK ("request"."destroyed_at" IS NULL OR ("request"."closed_at" IS NOT NULL AND octet_length("request"."answers_sealed") = 0
        AND num_nonnulls("request"."person_id", "request"."email_sealed", "request"."identities_sealed", "request"."child_sealed",
          "request"."child_index", "request"."agent_sealed", "request"."postal_sealed", "request"."chosen_sealed") = 0));