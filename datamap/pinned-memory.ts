/**
 * Room for pinned rows in memory, as a statement after BEGIN: with PostgreSQL's own 8 MB those of a large person are written
 * to disk and read again by every statement. It is a session's for good once a temporary table was used: whoever had
 * the connection before us, as with a pooler, may have left it another, which serves as well.
 */
export const pinnedInMemory = `DO $do$ BEGIN SET LOCAL temp_buffers = '64MB'; EXCEPTION WHEN invalid_parameter_value THEN END $do$`;
