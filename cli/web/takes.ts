import type { IncomingMessage } from 'node:http';

/**
 * Whether who asks takes an answer in a coding: it is named, and not with the weight 0.
 * @see RFC 9110, 12.5.3
 */
export const takes = ({ headers }: IncomingMessage, coding: 'br' | 'gzip'): boolean =>
  String(headers['accept-encoding'] ?? '')
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim().toLowerCase()))
    .some(([name, weight = 'q=1']) => name === coding && Number(weight.replace(/^q=/, '')) > 0);
