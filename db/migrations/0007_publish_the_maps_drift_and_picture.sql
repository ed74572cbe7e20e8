ALTER TABLE "installation" ADD COLUMN "map_drift" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "map_picture" jsonb;