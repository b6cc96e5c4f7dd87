// The published schemas: they say what the types say, every example contract and the language page
// compile to plans that they accept, and they refuse what is not a plan. What `avenant rate --json`
// and `avenant explain --json` print is accepted too.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileContract, createSourceFile, PLAN_VERSION, type RatingPlan } from '@avenant/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../cli/src/commands/explain.ts';
import { rate } from '../../cli/src/commands/rate.ts';
import type { Output } from '../../cli/src/output.ts';
import { prepare } from '../../cli/src/rating.ts';
import type { RatedContract } from '../../engine/src/index.ts';
import {
  inside,
  SCHEMAS,
  type Schema,
  schemaOf,
  shapeOf,
  validator,
} from '../support/schema-shapes.ts';
import { objectOf, type Shape, unionOf } from '../support/shape.ts';
import { TypeShapes } from '../support/type-shapes.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const pathTo = (path: string): string => fileURLToPath(new URL(path, root));

/** Operations that no contract of the repository reaches, with why. */
const unreached: Readonly<Record<string, string>> = {};

const examples = readdirSync(pathTo('contracts-examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'bad')
  .map(({ name }) => name);

const printed = (plan: RatingPlan): unknown => JSON.parse(JSON.stringify(plan));

function plansOfExample(name: string): readonly unknown[] {
  const { history } = prepare(pathTo(`contracts-examples/${name}`)).compilation;
  return (history?.plans ?? []).map(({ plan }) => printed(plan));
}

/** The plans of the page's contracts: the first with all fragments, and the whole ones. */
function plansOfPage(): readonly unknown[] {
  const texts = [...read('docs/language.md').matchAll(/```avenant\n([\s\S]*?)```/g)].map(
    ([, text = '']) => text,
  );
  const isWhole = (text: string) => /^(?:language|langue) /.test(text) && text.includes('contra');
  const [first = '', ...rest] = texts;
  const contracts = [
    [first, ...rest.filter((text) => !isWhole(text))],
    ...rest.filter(isWhole).map((text) => [text]),
  ];
  return contracts.flatMap((files) => {
    const sources = files.map((text, index) => createSourceFile(`${index}.avn`, text));
    const plans = compileContract({ files: sources }).history?.plans ?? [];
    return plans.map(({ plan }) => printed(plan));
  });
}

/** The operations of all the terms in a value. */
function opsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'op' in value && typeof value.op === 'string' ? [value.op] : [];
  return [...own, ...Object.values(value).flatMap(opsIn)];
}

const literals = (schema: Schema | undefined): readonly string[] =>
  (schema?.enum ?? (schema?.const === undefined ? [] : [schema.const])).map(String);

const planSchema = schemaOf('plan');
const terms = planSchema.$defs?.Term?.oneOf ?? [];
const schemaOps = terms.flatMap((term) => literals(term.properties?.op));

describe('the schemas and the types', () => {
  const types = new TypeShapes(
    [
      'dsl/src/plan/plan.ts',
      'dsl/src/plan/term.ts',
      'dsl/src/source/place.ts',
      'dsl/src/values/rounding.ts',
      'dsl/src/values/month.ts',
      'engine/src/rate/line.ts',
      'engine/src/rate/contract.ts',
      'engine/src/rate/precedence.ts',
      'engine/src/rate/situation.ts',
      'engine/src/explain/explanation.ts',
      'engine/src/explain/value-text.ts',
    ].map(read),
  );
  const named = (schema: Schema) =>
    Object.entries(schema.$defs ?? {}).filter(([name]) => /^[A-Z]/.test(name));

  it('name the same operations', () => {
    const term = /export type Term =[\s\S]*/.exec(read('dsl/src/plan/term.ts'))?.[0] ?? '';
    const lines = [...term.matchAll(/readonly op: ([^;]+);/g)].map(([, names = '']) => names);
    const ops = lines.flatMap((names) => [...names.matchAll(/'([^']+)'/g)].map(([, op]) => op));
    expect(ops.length).toBeGreaterThan(40);
    expect(schemaOps.toSorted()).toEqual(ops.toSorted());
  });

  it.each(named(planSchema))('agree on %s of the plan', (name, schema) => {
    expect(shapeOf(schema)).toEqual(types.of(name));
  });

  it('agree on the whole plan, whose version is the one compiled', () => {
    const { $defs: _, ...whole } = planSchema;
    expect(shapeOf(whole)).toEqual(types.of('RatingPlan'));
    expect(planSchema.properties?.version?.const).toBe(PLAN_VERSION);
  });

  it('have a definition for every type that the plan is made of', () => {
    const declared = [
      ...read('dsl/src/plan/plan.ts').matchAll(/^export (?:interface|type) (\w+)/gm),
    ]
      .map(([, name = '']) => types.renamed(name))
      .filter((name) => !['RatingPlan', 'PlanHistory'].includes(name));
    const defined = named(planSchema).map(([name]) => name);
    expect(declared.filter((name) => !defined.includes(name))).toEqual([]);
  });

  // The command adds to what rating gives: a message to a held item, the problems to the whole.
  const message = { message: { plain: 'string' } };
  const problems = { problems: { array: { ref: 'Problem' } } };
  const added: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
    HeldItem: message,
    RatedContract: problems,
  };
  const ofCommand = ['Problem', 'Refused'];
  const withAdded = (name: string): Shape => {
    const shape = types.of(name);
    if (!('object' in shape)) return shape;
    return objectOf([...Object.entries(shape.object), ...Object.entries(added[name] ?? {})]);
  };

  it.each(named(schemaOf('rate')).filter(([name]) => !ofCommand.includes(name)))(
    'agree on %s of rating',
    (name, schema) => expect(shapeOf(schema)).toEqual(withAdded(name)),
  );

  it.each(named(schemaOf('explain')))('agree on %s of explanations', (name, schema) => {
    expect(shapeOf(schema)).toEqual(types.of(name));
  });

  it('agree on an explained line', () => {
    const { $defs: _, ...whole } = schemaOf('explain');
    expect(shapeOf(whole)).toEqual(types.of('ExplainedLine'));
  });

  it('disagree when a type changes', () => {
    const text = 'export type A =\n  | { readonly op: "x" }\n'.replaceAll('"', "'");
    const of = (source: string) => new TypeShapes([source]).of('A');
    const schema: Schema = { type: 'object', properties: { op: { const: 'x' } }, required: ['op'] };
    expect(of(text)).toEqual(shapeOf(schema));
    expect(of(text.replace('op:', 'op?:'))).not.toEqual(shapeOf(schema));
    expect(of(text.replace("'x'", "'x' | 'y'"))).not.toEqual(shapeOf(schema));
    expect(of(text.replace(' }', '; readonly n: A }'))).not.toEqual(shapeOf(schema));
    expect(unionOf([{ literal: 1 }])).toEqual({ literal: 1 });
  });
});

describe('the schemas', () => {
  it.each(SCHEMAS)('%s closes every object and names its definitions', (name) => {
    const schema = schemaOf(name);
    const objects = inside(schema).filter(({ type }) => type === 'object');
    expect(objects.filter((one) => one.additionalProperties === undefined)).toEqual([]);
    const open = objects.filter(({ properties, additionalProperties }) => {
      return properties !== undefined && additionalProperties !== false;
    });
    expect(open).toEqual([]);
    const silent = Object.entries(schema.$defs ?? {}).filter(([, { title }]) => !title);
    expect(silent.map(([key]) => key)).toEqual([]);
    expect(schema.$id).toBe(`https://avenant.example/v${PLAN_VERSION}/${name}.schema.json`);
  });
});

describe('plans', () => {
  const faults = validator('plan');

  it('of at least one example and of the page are there to be checked', () => {
    expect(examples).toContain('helvarion');
    expect(plansOfExample('helvarion')).toHaveLength(2);
    expect(plansOfPage().length).toBeGreaterThan(2);
  });

  it.each(examples)('of %s are as the schema says, through their history', (name) => {
    for (const plan of plansOfExample(name)) expect(faults(plan)).toEqual([]);
  });

  it('of the language page are as the schema says', () => {
    for (const plan of plansOfPage()) expect(faults(plan)).toEqual([]);
  });

  it('hold every operation somewhere', () => {
    const met = new Set([...examples.flatMap(plansOfExample), ...plansOfPage()].flatMap(opsIn));
    const missing = schemaOps.filter((op) => !met.has(op));
    expect(missing.toSorted()).toEqual(Object.keys(unreached).toSorted());
  });
});

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** Every object in a value, with a path to it. */
function objectsIn(
  value: Json,
  path: string,
): readonly (readonly [string, Record<string, Json>])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => objectsIn(part, `${path}/${key}`));
  return Array.isArray(value) ? inner : [[path, value], ...inner];
}

describe('what is not a plan is refused', () => {
  const faults = validator('plan');
  const plan = (): Json => plansOfExample('helvarion').at(-1) as Json;
  const whole = plan();
  const objects = objectsIn(whole, '');
  // A few hundred places spread over the plan, always the same.
  const places = objects.filter((_, index) => index % 7 === 0);

  it('an unknown property, anywhere', () => {
    for (const [path, object] of places) {
      object.surprise = 1;
      expect(faults(whole), path).not.toEqual([]);
      delete object.surprise;
    }
    expect(faults(whole)).toEqual([]);
  });

  it('a missing field, anywhere', () => {
    const needed = ['op', 'kind', 'of', 'value', 'name', 'span', 'rules', 'id', 'from'];
    let tried = 0;
    for (const [path, object] of objects) {
      // Open edges and quantities may be left out; these may not where an operation is named.
      const keys = needed.filter((key) => key in object && ('op' in object || key === 'span'));
      for (const key of keys) {
        if (object.op === 'defined' && key === 'of') continue;
        const { [key]: kept = null } = object;
        delete object[key];
        expect(faults(whole), `${path}/${key}`).not.toEqual([]);
        object[key] = kept;
        tried += 1;
      }
      if (tried > 400) break;
    }
    expect(tried).toBeGreaterThan(300);
  });

  it('an operation, kind or mode that there is not', () => {
    for (const [path, object] of places) {
      for (const key of ['op', 'kind', 'mode', 'part', 'proration', 'timing']) {
        if (!(key in object)) continue;
        const { [key]: kept = null } = object;
        object[key] = 'no such';
        expect(faults(whole), `${path}/${key}`).not.toEqual([]);
        object[key] = kept;
      }
    }
    expect(faults(whole)).toEqual([]);
  });

  it('numbers as JSON numbers, another version, a hash that is none', () => {
    const [, term = {}] = objects.find(([, object]) => object.op === 'number') ?? [];
    const broken = (object: Record<string, Json>, key: string, value: Json) => {
      const { [key]: kept = null } = object;
      object[key] = value;
      const found = faults(whole);
      object[key] = kept;
      return found;
    };
    const [, top = {}] = objects[0] ?? [];
    expect(broken(term, 'value', 1.5)).not.toEqual([]);
    expect(broken(term, 'value', '1,5')).not.toEqual([]);
    expect(broken(top, 'version', PLAN_VERSION + 1)).not.toEqual([]);
    expect(broken(top, 'hash', 'abc')).not.toEqual([]);
    expect(faults(whole)).toEqual([]);
  });
});

describe('the output of the command', () => {
  const folder = pathTo('contracts-examples/helvarion');
  const lines: string[] = [];
  const output: Output = {
    language: 'en',
    json: true,
    out: (line) => lines.push(line),
    note: () => undefined,
  };
  const last = (): unknown => JSON.parse(lines.at(-1) ?? 'null');
  const asked = { through: undefined, knownOn: undefined, lines: undefined };
  let rated: RatedContract;

  beforeAll(async () => {
    await rate(folder, { ...asked, period: '2025-04' }, output);
    rated = last() as RatedContract;
  });

  it('of rating a month is as the schema says', () => {
    expect(rated.periods[0]?.lines.length).toBeGreaterThan(100);
    expect(validator('rate')(rated)).toEqual([]);
    expect(validator('rate')({ ...rated, surprise: 1 })).not.toEqual([]);
    const [period] = rated.periods;
    const unsigned = { ...period, lines: [{ ...period?.lines[0], amount: 573.22 }] };
    expect(validator('rate')({ ...rated, periods: [unsigned] })).not.toEqual([]);
  });

  it('of a contract with errors is as the schema says', async () => {
    const bad = pathTo('docs/language.md');
    expect(validator('rate')({ problems: [] })).toEqual([]);
    await expect(rate(`${bad}.avn`, { ...asked, period: '2025-04' }, output)).rejects.toThrow();
  });

  it('of explaining a line of each clause is as the schema says', async () => {
    const all = rated.periods[0]?.lines ?? [];
    const first = [...new Map(all.toReversed().map((line) => [line.clause, line.id])).values()];
    const corrected = all.find((line) => line.corrects !== undefined)?.id ?? '';
    const faults = validator('explain');
    for (const line of new Set([...first, corrected])) {
      await explain(folder, { period: '2025-04', line, knownOn: undefined }, output);
      expect(last()).toMatchObject({ line: { id: line } });
      expect(faults(last()), line).toEqual([]);
    }
  });
});
