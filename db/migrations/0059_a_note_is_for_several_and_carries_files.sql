CREATE TABLE "note_reader" (
	"note_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"seen_at" timestamp with time zone,
	CONSTRAINT "note_reader_note_id_staff_id_pk" PRIMARY KEY("note_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "note" DROP CONSTRAINT "note_seen_by_somebody";--> statement-breakpoint
ALTER TABLE "note" DROP CONSTRAINT "note_for_staff_id_staff_id_fk";
--> statement-breakpoint
DROP INDEX "note_unseen";--> statement-breakpoint
ALTER TABLE "attachment" ALTER COLUMN "message_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "note_id" uuid;--> statement-breakpoint
ALTER TABLE "note_reader" ADD CONSTRAINT "note_reader_note_id_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."note"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_reader" ADD CONSTRAINT "note_reader_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_unseen" ON "note_reader" USING btree ("staff_id","note_id") WHERE seen_at is null;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_note_id_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."note"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_note_id_index" ON "attachment" USING btree ("note_id");--> statement-breakpoint
-- Who was to read a note that is there is one of its readers.
INSERT INTO note_reader (note_id, staff_id, seen_at) SELECT id, for_staff_id, seen_at FROM note WHERE for_staff_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "note" DROP COLUMN "for_staff_id";--> statement-breakpoint
ALTER TABLE "note" DROP COLUMN "seen_at";--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_of_one_thing" CHECK (num_nonnulls("attachment"."message_id", "attachment"."note_id") = 1);--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_noted_by_staff" CHECK ("attachment"."note_id" is null or "attachment"."staff_id" is not null);--> statement-breakpoint
-- A note itself is never changed any more.
REVOKE UPDATE ON note FROM habeas_web;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON note_reader TO habeas_web;--> statement-breakpoint
-- With the content of a request its notes go too; their readers go with them.
GRANT SELECT ON note_reader TO habeas_worker;
