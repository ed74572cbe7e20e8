import path from 'node:path';
import { readEnv, setVariables } from '#env';
import { readSurroundings } from './running/surroundings.ts';

/** The folder of HABEAS_ORGANISATION, or else of the example: for commands that need no database. */
export const organisationFolder = (): string =>
  setVariables('HABEAS_ORGANISATION').length > 0
    ? readEnv('HABEAS_ORGANISATION').HABEAS_ORGANISATION
    : path.resolve(import.meta.dirname, '../examples', readSurroundings().example);
