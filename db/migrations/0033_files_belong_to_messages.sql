ALTER TABLE "attachment" DROP CONSTRAINT "attachment_of_one_thing";--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_task_by_staff";--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_task_id_outside_task_id_fk";
--> statement-breakpoint
DROP INDEX "attachment_task_id_index";--> statement-breakpoint
ALTER TABLE "attachment" ALTER COLUMN "message_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" DROP COLUMN "task_id";