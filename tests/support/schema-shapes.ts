// Support: the three published schemas, and the shapes of what they define.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { objectOf, type Shape, unionOf } from './shape.ts';

/** The part of JSON Schema that the schemas are written in. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
}

/** Names of the schemas, as in `docs/plan.schema.json`. */
export const SCHEMAS = ['plan', 'rate', 'explain'] as const;

/** Those, and the one that is written by hand without types of its name. */
const PUBLISHED = [...SCHEMAS, 'diff'] as const;

/** A published schema. */
export function schemaOf(name: (typeof PUBLISHED)[number]): Schema {
  const file = new URL(`../../docs/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}

/** Whether a value has the form that a schema says; with what is wrong, for messages. */
export function validator(name: (typeof PUBLISHED)[number]): (value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  for (const schema of PUBLISHED) ajv.addSchema(schemaOf(schema), `${schema}.json`);
  const check = ajv.getSchema(`${name}.json`);
  if (check === undefined) throw new Error(`no schema ${name}`);
  return (value) =>
    check(value) === true
      ? []
      : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Every schema inside a schema, itself first. */
export function inside(schema: Schema): readonly Schema[] {
  const children = [
    ...Object.values(schema.$defs ?? {}),
    ...Object.values(schema.properties ?? {}),
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.prefixItems ?? []),
    ...(schema.items ? [schema.items] : []),
    ...(schema.additionalProperties ? [schema.additionalProperties] : []),
  ];
  return [schema, ...children.flatMap(inside)];
}

/** The shape that a schema describes. Definitions named in lower case are kinds of texts. */
export function shapeOf(schema: Schema): Shape {
  if (schema.$ref !== undefined) return referred(schema.$ref);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return unionOf(choices.map(shapeOf));
  if (schema.type === undefined) {
    const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    return unionOf(values.map((literal) => ({ literal })));
  }
  if (typeof schema.type !== 'string') return unionOf(schema.type.map(plain));
  if (schema.type === 'array') return listed(schema);
  if (schema.type !== 'object') return plain(schema.type);
  const { properties, required = [], additionalProperties } = schema;
  if (properties === undefined && additionalProperties) {
    return { map: shapeOf(additionalProperties) };
  }
  const named = Object.entries(properties ?? {});
  const shapes = named.map(([name, value]) => {
    return [required.includes(name) ? name : `${name}?`, shapeOf(value)] as const;
  });
  return objectOf(shapes);
}

function listed({ items, prefixItems }: Schema): Shape {
  if (prefixItems !== undefined) return { tuple: prefixItems.map(shapeOf) };
  return { array: items ? shapeOf(items) : { plain: 'unknown' } };
}

function plain(type: string): Shape {
  if (type === 'null') return { literal: null };
  return { plain: type === 'integer' ? 'number' : type };
}

function referred(ref: string): Shape {
  const name = ref.split('/').at(-1) ?? '';
  return /^[a-z]/.test(name) ? { plain: 'string' } : { ref: name };
}
