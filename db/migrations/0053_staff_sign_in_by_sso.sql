CREATE TABLE "sso_attempt" (
	"state_hash" "bytea" PRIMARY KEY NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"secrets_sealed" "bytea" NOT NULL,
	"begun_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sso_binding" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"account_index" "bytea" NOT NULL,
	"bound_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sso_binding_account_index_unique" UNIQUE("account_index")
);
--> statement-breakpoint
ALTER TABLE "sso_binding" ADD CONSTRAINT "sso_binding_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sso_attempt_begun_at_index" ON "sso_attempt" USING btree ("begun_at");--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON sso_attempt, sso_binding TO habeas_web;
--> statement-breakpoint
GRANT SELECT, DELETE ON sso_attempt TO habeas_worker;
--> statement-breakpoint
GRANT SELECT ON sso_binding TO habeas_worker;
