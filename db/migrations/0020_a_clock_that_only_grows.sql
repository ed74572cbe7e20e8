CREATE TABLE "clock_event" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "clock_event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" uuid NOT NULL,
	"type" text NOT NULL,
	"happened_on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"why" text,
	"until_on" date,
	"rules" jsonb,
	CONSTRAINT "clock_event_has_rules" CHECK (("clock_event"."rules" IS NOT NULL) = ("clock_event"."type" IN ('received', 'law-changed'))),
	CONSTRAINT "clock_event_pauses_for" CHECK (("clock_event"."why" IS NOT NULL) = ("clock_event"."type" = 'paused'))
);
--> statement-breakpoint
ALTER TABLE "clock_event" ADD CONSTRAINT "clock_event_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clock_event_request_id_seq_index" ON "clock_event" USING btree ("request_id","seq");--> statement-breakpoint
-- Who could change what moved a clock could make a late answer one in time.
GRANT SELECT, INSERT ON clock_event TO habeas_web, habeas_worker;
