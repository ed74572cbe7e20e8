import { ok, type Result, refused } from '#domain/problems';
import { type SettingsFiles, settingsLength } from '#domain/settings';
import { readReason } from './reason.ts';

/** As a form brings them. */
export type SettingsTyped = { organisation: unknown; map: unknown; why: unknown };

/** Forms send their own ends of lines; a file of ours has one at its end. */
const fileText = (typed: unknown): string =>
  `${String(typed ?? '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()}\n`;

/** The two files and what the change is for, as they were typed. Whether they are right is the check's business. */
export function readTyped({ organisation, map, why }: SettingsTyped): Result<SettingsFiles & { why: string }> {
  const files = { organisation: fileText(organisation), map: fileText(map) };
  for (const which of ['organisation', 'map'] as const) {
    if (files[which] === '\n') return refused('settings-missing', which);
    if (files[which].length > settingsLength) return refused('settings-too-long', which);
  }
  const reason = readReason(why, 'why');
  return reason.ok ? ok({ ...files, why: reason.value }) : reason;
}
