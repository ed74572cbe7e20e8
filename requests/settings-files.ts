/** The two files of the organisation's folder, as they stand there. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsFiles } from '#domain/settings';

const names = { organisation: 'organisation.yaml', map: 'datamap.yaml' } as const;

/** SHA-256 of both texts, by which a version is known. */
export const settingsDigest = ({ organisation, map }: SettingsFiles): string =>
  createHash('sha256')
    .update(JSON.stringify([organisation, map]))
    .digest('hex');

export const readSettings = (folder: string): SettingsFiles => ({
  organisation: readFileSync(join(folder, names.organisation), 'utf8'),
  map: readFileSync(join(folder, names.map), 'utf8'),
});

/** Puts both texts into the folder. Each takes the old one's place whole; both are written before either does. */
export function writeSettings(folder: string, files: SettingsFiles): void {
  const waiting = (['organisation', 'map'] as const).map((which) => {
    // A link stays one: what it leads to is replaced.
    const file = realpathSync(join(folder, names[which]));
    const aside = `${file}.${randomUUID()}`;
    writeFileSync(aside, files[which], { flush: true });
    return { file, aside };
  });
  for (const { file, aside } of waiting) renameSync(aside, file);
}
