-- Who makes a role since PostgreSQL 16 may give it away but not take it, and a process takes its role when it connects.
-- An owner that did not make them cannot give them either: somebody else decides, and made the logins.
DO $$
BEGIN
  GRANT habeas_web, habeas_worker TO CURRENT_USER;
EXCEPTION WHEN insufficient_privilege OR unique_violation THEN NULL;
END
$$;
