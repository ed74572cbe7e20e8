import type { Collected } from '#requests/open-package';
import { fileResponse } from './file-response.ts';

/** A package as a download. @param slug of the organisation, for the file's name */
export const zipResponse = ({ octets, size, reference, part }: Collected, slug: string): Response =>
  fileResponse({ octets, size, type: 'application/zip', name: `${slug}-${reference}${part ? `-${part}` : ''}.zip` });
