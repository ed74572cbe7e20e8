GRANT SELECT ON passkey TO habeas_worker;
