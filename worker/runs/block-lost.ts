import type { OpenedRequest } from '#db/request';
import { Failure } from '../failure.ts';
import type { Surroundings } from '../tasks.ts';

export async function blockLost(_about: OpenedRequest, _surroundings: Surroundings): Promise<void> {
  throw new Failure('not-built');
}
