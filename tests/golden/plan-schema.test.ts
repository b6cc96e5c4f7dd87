// The published schemas: they say what the types say, every example contract and the language page
// compile to plans that they accept, and they refuse what is not a plan. What `avenant rate --json`
// and `avenant explain --json` print is accepted too.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  compileContract,
  createSourceFile,
  PLAN_VERSION,
  type RatingPlan,
  wordsOf,
} from '@avenant/dsl';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../cli/src/commands/explain.ts';
import { rate } from '../../cli/src/commands/rate.ts';
import type { Output } from '../../cli/src/output.ts';
import { prepare } from '../../cli/src/rating.ts';
import type { RatedContract } from '../../engine/src/index.ts';
import { DECIMAL_OPERATORS } from '../../engine/src/select/operators.ts';
import { EXAMPLES } from '../support/folders.ts';
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

/**
 * Operations that the page names in its tables only and that no example needs: each with a sentence
 * that compiles to it on the page's first contract.
 */
const rare: Readonly<Record<string, string>> = {
  convert: 'define rare as 5 USD converted to EUR by USD rate for 2026-01-01',
  date: 'define rare as days(2026-01-01, today)',
  'first known': 'define rare for each access as list price if known, otherwise 5 EUR per month',
  'in period': 'define rare for each access as list price in the previous month',
  'over series': 'define rare as average of SYNTEC in the last 12 months before the period',
  key: 'define rare for each access as identity',
  known: 'define rare for each site as cost centre is known',
  not: 'define rare for each access as not (status = active)',
  or: 'define rare for each access as status = active or quantity > 1',
  'over time': 'define rare for each access as integrated(list price)',
  round: 'define rare for each access as list price rounded to 0.01',
  'times count': 'define rare as count times(times of incident)',
  'times cut': 'define rare as count times(cut(times of incident, 4 hours))',
  'times except': 'define rare as total time(without(times of incident, open hours(office)))',
  'times merged': 'define rare as count times(merged(times of incident, 30 minutes))',
  'times union': 'define rare as total time(joined(times of incident, open hours(office)))',
  'times units': 'define rare as started units(times of incident, 1 hour)',
};

const printed = (plan: RatingPlan): unknown => JSON.parse(JSON.stringify(plan));

function plansOfExample(name: string): readonly unknown[] {
  const { history } = prepare(pathTo(`contracts-examples/${name}`)).compilation;
  return (history?.plans ?? []).map(({ plan }) => printed(plan));
}

function plansOf(files: readonly string[]): readonly unknown[] {
  const sources = files.map((text, index) => createSourceFile(`${index}.avn`, text));
  const { history, problems } = compileContract({ files: sources });
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map((item) => `${item.code} ${wordsOf(item, 'en').message}`)).toEqual([]);
  return (history?.plans ?? []).map(({ plan }) => printed(plan));
}

const page = [...read('docs/language.md').matchAll(/```avenant\n([\s\S]*?)```/g)].map(
  ([, text = '']) => text,
);

const isWhole = (text: string): boolean =>
  /^(?:language|langue) /.test(text) && text.includes('contra');

/** The plans of the page's contracts: the first with all fragments, and the whole ones. */
function plansOfPage(): readonly unknown[] {
  const [first = '', ...rest] = page;
  const fragments = rest.filter((text) => !isWhole(text));
  const contracts = [[first, ...fragments], ...rest.filter(isWhole).map((text) => [text])];
  return contracts.flatMap(plansOf);
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
    expect(EXAMPLES).toContain('helvarion');
    expect(plansOfExample('helvarion')).toHaveLength(2);
    expect(plansOfPage().length).toBeGreaterThan(2);
  });

  it.each(EXAMPLES)('of %s are as the schema says, through their history', (name) => {
    for (const plan of plansOfExample(name)) expect(faults(plan)).toEqual([]);
  });

  it('of the language page are as the schema says', () => {
    for (const plan of plansOfPage()) expect(faults(plan)).toEqual([]);
  });

  it('hold every operation somewhere', () => {
    const met = new Set([...EXAMPLES.flatMap(plansOfExample), ...plansOfPage()].flatMap(opsIn));
    expect(schemaOps.filter((op) => !met.has(op) && !(op in rare))).toEqual([]);
  });

  it.each(Object.entries(rare))('hold the rare operation %s', (op, sentence) => {
    const plans = plansOf([page[0] ?? '', sentence]);
    expect(plans.flatMap(opsIn)).toContain(op);
    for (const plan of plans) expect(faults(plan)).toEqual([]);
  });
});

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

type Fields = Record<string, Json>;

/** Every object in a value, with a path to it. */
function objectsIn(value: Json, path: string): readonly (readonly [string, Fields])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => objectsIn(part, `${path}/${key}`));
  return Array.isArray(value) ? inner : [[path, value], ...inner];
}

/** Fields without which a term or a place is none; a sum may leave out what it sums. */
const needed = ['op', 'of', 'value', 'name', 'part', 'set', 'line', 'file', 'endColumn'];
const mayMiss = (op: Json | undefined, key: string): boolean =>
  (op === 'aggregate' && key === 'value') || (op === 'defined' && key === 'of');

describe('what is not a plan is refused', () => {
  const faults = validator('plan');
  const whole = plansOfExample('helvarion').at(-1) as Json;
  const objects = objectsIn(whole, '');
  // A few hundred places spread over the plan, always the same.
  const places = objects.filter((_, index) => index % 7 === 0);

  // The faults of the plan with one field changed or, for undefined, left out.
  function broken(object: Fields, key: string, value: Json | undefined): readonly string[] {
    const before = { ...object };
    if (value === undefined) delete object[key];
    else object[key] = value;
    const found = faults(whole);
    delete object[key];
    Object.assign(object, before);
    return found;
  }

  afterEach(() => expect(faults(whole)).toEqual([]));

  it('an unknown property, anywhere', () => {
    for (const [path, object] of places) {
      expect(broken(object, 'surprise', 1), path).not.toEqual([]);
    }
  });

  it('a missing field, anywhere', () => {
    const tried = places.flatMap(([path, object]) => {
      if (!('op' in object || 'endLine' in object)) return [];
      const keys = needed.filter((key) => key in object && !mayMiss(object.op, key));
      for (const key of keys) {
        expect(broken(object, key, undefined), `${path}/${key}`).not.toEqual([]);
      }
      return keys;
    });
    expect(tried.length).toBeGreaterThan(100);
  });

  it.each(['version', 'hash', 'contract', 'tables', 'rules'])('a plan without %s', (key) => {
    const [, top = {}] = objects[0] ?? [];
    expect(broken(top, key, undefined)).not.toEqual([]);
  });

  it('an operation, kind or mode that there is not', () => {
    for (const [path, object] of places) {
      for (const key of ['op', 'kind', 'mode', 'part', 'proration', 'timing']) {
        if (!(key in object)) continue;
        expect(broken(object, key, 'no such'), `${path}/${key}`).not.toEqual([]);
      }
    }
  });

  it('numbers as JSON numbers, another version, a hash that is none', () => {
    const [, term = {}] = objects.find(([, object]) => object.op === 'number') ?? [];
    const [, top = {}] = objects[0] ?? [];
    expect(broken(term, 'value', 1.5)).not.toEqual([]);
    expect(broken(term, 'value', '1,5')).not.toEqual([]);
    expect(broken(top, 'version', PLAN_VERSION + 1)).not.toEqual([]);
    expect(broken(top, 'hash', 'abc')).not.toEqual([]);
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
    const bad = mkdtempSync(join(tmpdir(), 'avenant-'));
    const text = 'language en\n\nclause 1 "Nothing"\n  for each acces\n  charge 5 EURO\n';
    writeFileSync(join(bad, 'contract.avn'), text);
    const code = await rate(bad, { ...asked, period: '2025-04' }, output);
    rmSync(bad, { recursive: true });
    expect(code).toBe(1);
    expect(last()).toHaveProperty('problems.0.code');
    expect(validator('rate')(last())).toEqual([]);
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

describe('docs/json.md', () => {
  const samples = [...read('docs/json.md').matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, text = '']) => JSON.parse(text) as Record<string, unknown>,
  );
  const [rule = {}, draft = {}, node = {}, difference = {}, covered = {}] = samples;

  it('shows a rule as it is compiled, but for where it stands', () => {
    const plan = plansOfExample('helvarion').at(-1) as RatingPlan;
    const { span: _, ...compiled } = plan.rules.find(({ id }) => id === rule.id) ?? {};
    const { span, ...shown } = rule;
    expect(shown).toEqual(compiled);
    expect(validator('plan')({ ...plan, rules: [{ ...shown, span }] })).toEqual([]);
  });

  it('shows a draft, an explanation and a difference as the schemas say', () => {
    expect(samples).toHaveLength(5);
    expect(Object.keys(covered)).toEqual(['kind', 'name', 'title', 'place', 'points']);
    expect(validator('diff')(difference)).toEqual([]);
    expect(validator('rate')(draft)).toEqual([]);
    const { periods } = draft as unknown as RatedContract;
    const line = periods[0]?.lines[0];
    expect(validator('explain')({ line, explanation: node, others: [] })).toEqual([]);
  });

  it('names every operator of conditions', () => {
    const operator = planSchema.$defs?.Condition?.oneOf?.at(-1)?.properties?.operator;
    for (const name of literals(operator)) expect(read('docs/json.md')).toContain(`\`${name}\``);
    const known = ['equal', 'notEqual', 'in', 'notIn', ...Object.keys(DECIMAL_OPERATORS)];
    expect(literals(operator).toSorted()).toEqual(known.toSorted());
  });
});
