import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';

/**
 * A command's options.
 * @throws Refusal for an option that the command does not have, or without its value
 */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(words: string[], options: T) {
  try {
    return parseArgs({ args: words, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw error instanceof TypeError ? new Refusal(error.message) : error;
  }
}
