-- The queue's tables have row security on, with no policy: without these the worker would see an empty queue.
CREATE POLICY habeas_worker ON graphile_worker._private_jobs TO habeas_worker USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY habeas_worker ON graphile_worker._private_job_queues TO habeas_worker USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY habeas_worker ON graphile_worker._private_tasks TO habeas_worker USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY habeas_worker ON graphile_worker._private_known_crontabs TO habeas_worker USING (true) WITH CHECK (true);
