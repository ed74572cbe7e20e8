CREATE TYPE "public"."passkey_use" AS ENUM('add', 'sign-in', 'step-up');--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"credential_index" "bytea" NOT NULL,
	"credential_sealed" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "passkey_credential_index_unique" UNIQUE("credential_index")
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"use" "passkey_use" NOT NULL,
	"challenge" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_staff_id_index" ON "passkey" USING btree ("staff_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO habeas_web;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey_challenge TO habeas_web;
