/** Versions of the organisation file and the data map: written at the desk, or found in the folder by the worker. */
import type { Fault } from './faults.ts';

export const settingsStates = ['draft', 'offered', 'published', 'withdrawn'] as const;
export type SettingsState = (typeof settingsStates)[number];

/** The two files, as text. */
export type SettingsFiles = { organisation: string; map: string };

/** Characters of one file. */
export const settingsLength = 300_000;

/** What a check says of a version, at its place. */
export type SettingsRemark = Fault & { file: 'organisation.yaml' | 'datamap.yaml'; level: 'problem' | 'note' };

export const isSound = (remarks: readonly SettingsRemark[]): boolean => remarks.every(({ level }) => level === 'note');
