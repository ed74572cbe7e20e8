/** What a copy is asked of: categories of the map by their keys, and parts of one as `category:table`; none means all. */

import type { MapFace } from './map-face.ts';

/** Octets of a ZIP at most, in megabytes, where the copy is to come in several. */
export const packageSizes = [25, 250, 1000] as const;

/** The files beside the pages to read, where only one of both is wanted. */
export const dataFormats = ['csv', 'json'] as const;
export type DataFormat = (typeof dataFormats)[number];

/** A table's columns of one category. */
export const partOf = (category: string, table: string): string => `${category}:${table}`;

const categoryOf = (choice: string): string => choice.split(':', 1).join();

/** What is asked of, without the parts of what is asked of as a whole. */
export const wholeFirst = (choices: readonly string[]): string[] =>
  choices.filter((choice) => choice === categoryOf(choice) || !choices.includes(categoryOf(choice)));

/** A choice in the map's words. */
export function choiceWords(categories: MapFace['categories'], choice: string): string {
  const category = categories.find(({ key }) => key === categoryOf(choice));
  const part = category?.parts?.find(({ key }) => partOf(category.key, key) === choice);
  return [category?.label ?? choice, ...(part ? [part.label] : [])].join(' – ');
}

/** The categories that are asked of, as a whole or in part. */
export const categoriesAsked = (choices: readonly string[]): string[] => [...new Set(choices.map(categoryOf))];

/** Whether a table's columns of a category are asked of. */
export const isAsked = (choices: readonly string[], category: string, table: string): boolean =>
  choices.length === 0 || choices.includes(category) || choices.includes(partOf(category, table));

/**
 * What goes into a copy: that which was asked of without the refused categories.
 * @throws Error when nothing is left: none would mean all
 */
export function grantedData(asked: readonly string[], refused: readonly string[], all: readonly string[]): string[] {
  if (refused.length === 0) return [...asked];
  const granted = (asked.length === 0 ? all : asked).filter((choice) => !refused.includes(categoryOf(choice)));
  if (granted.length === 0) throw new Error('all that was asked of is refused');
  return granted;
}
