/** Whether a form that is sent again holds what it held before. */

/** Of a file what tells it from another; a field without one says the time of now, which would make each sending another. */
const told = (value: FormDataEntryValue) =>
  typeof value === 'string' ? value : [value.name, value.size, value.name && value.lastModified];

const written = (form: FormData): string => JSON.stringify([...form].map(([name, value]) => [name, told(value)]));

export const isSame = (one: FormData, other: FormData): boolean => written(one) === written(other);
