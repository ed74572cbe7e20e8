const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether something that came from outside can be an id of ours: PostgreSQL fails on any other text. */
export const isUuid = (given: unknown): given is string => typeof given === 'string' && uuid.test(given);
