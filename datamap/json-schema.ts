import { z } from 'zod';
import { dataMap } from './shape.ts';

/** The map's shape as JSON Schema, for completion and red lines in an editor. @see https://json-schema.org */
export const mapJsonSchema = (): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(dataMap, { io: 'input', unrepresentable: 'any' });
