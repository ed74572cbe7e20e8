CREATE TABLE "appeal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_on" date NOT NULL,
	"answer_by_on" date NOT NULL,
	"article" text NOT NULL,
	"refused_by" uuid,
	"keyed_in_by" uuid,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"is_upheld" boolean,
	CONSTRAINT "appeal_decided_by_another" CHECK ("appeal"."decided_by" <> "appeal"."refused_by"),
	CONSTRAINT "appeal_decided_whole" CHECK (("appeal"."decided_at" IS NULL) = ("appeal"."decided_by" IS NULL) AND ("appeal"."decided_at" IS NULL) = ("appeal"."is_upheld" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "refused_by" uuid;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_refused_by_staff_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_keyed_in_by_staff_id_fk" FOREIGN KEY ("keyed_in_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_one_open" ON "appeal" USING btree ("request_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "appeal_queue" ON "appeal" USING btree ("answer_by_on") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "appeal_request_id_received_at_index" ON "appeal" USING btree ("request_id","received_at");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_refused_by_staff_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Of what was refused before there were appeals, the audit knows who did it.
UPDATE "request" SET "refused_by" = (
  SELECT s."id" FROM "event" e JOIN "staff" s ON s."id" = e."actor_id"
  WHERE e."request_id" = "request"."id" AND e."type" = 'refused' ORDER BY e."seq" DESC LIMIT 1
) WHERE "status" = 'refused';
--> statement-breakpoint
GRANT SELECT ON appeal TO habeas_web, habeas_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON appeal TO habeas_web;
