ALTER TABLE "package" DROP CONSTRAINT "package_run_id_unique";--> statement-breakpoint
ALTER TABLE "package" ADD COLUMN "part" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "package" ADD CONSTRAINT "package_run_id_part_unique" UNIQUE("run_id","part");