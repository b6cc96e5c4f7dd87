// Proofs of clauses and scales against brute force: selectors that can or cannot hold, clauses that
// charge the same twice, and totals that fall.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Condition,
  compileContract,
  createSourceFile,
  type PlanType,
} from '../../dsl/src/index.ts';
import { Paths, satisfy } from '../../dsl/src/prove/satisfy.ts';
import { evaluateOpen, type Plain } from '../../engine/src/select/operators.ts';
import { COUNTRIES } from '../support/proof-table.ts';

// An item with an attribute of each kind, and all the values worth trying.
const span = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
const attribute = (name: string, type: PlanType['attributes'][number]['type']) => ({
  name,
  type,
  column: name,
  optional: false,
});
const SITE: PlanType = {
  name: 'site',
  kind: 'item',
  time: { kind: 'always' },
  attributes: [
    attribute('country', { kind: 'one of', values: COUNTRIES }),
    attribute('vip', { kind: 'boolean' }),
    attribute('seats', { kind: 'number' }),
    attribute('opened', { kind: 'date' }),
    attribute('city', { kind: 'text' }),
  ],
  span,
};

const NUMBERS = ['0', '1/2', '1', '3/2', '2', '5/2', '3'];
const DAYS = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'];
const ITEMS = COUNTRIES.flatMap((country) =>
  [true, false].flatMap((vip) =>
    NUMBERS.flatMap((seats) =>
      DAYS.flatMap((opened) =>
        ['Lyon', 'Bonn', 'elsewhere'].map(
          (city) => new Map<string, Plain>(Object.entries({ country, vip, seats, opened, city })),
        ),
      ),
    ),
  ),
);

const decimals = fc.constantFrom(
  'decimalEqual',
  'decimalNotEqual',
  'decimalLessThan',
  'decimalLessThanInclusive',
  'decimalGreaterThan',
  'decimalGreaterThanInclusive',
);
const equality = fc.constantFrom('equal', 'notEqual');
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    fact: fc.constant('country'),
    operator: equality,
    value: fc.constantFrom(...COUNTRIES),
  }),
  fc.record({ fact: fc.constant('vip'), operator: equality, value: fc.boolean() }),
  fc.record({
    fact: fc.constant('seats'),
    operator: decimals,
    value: fc.constantFrom('1', '2'),
  }),
  fc.record({
    fact: fc.constant('opened'),
    operator: decimals,
    value: fc.constantFrom('2026-01-02', '2026-01-03', '2026-01-04'),
  }),
  fc.record({
    fact: fc.constant('city'),
    operator: equality,
    value: fc.constantFrom('Lyon', 'Bonn'),
  }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 4 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

describe('the decision procedure', () => {
  const paths = new Paths({ types: [SITE], derivations: [] });
  const root = { type: 'site' };

  it('finds values exactly when some item meets all conditions', () => {
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (all, holds) => {
          const parts = all.map((one, index) => ({
            root,
            condition: one,
            holds: index > 0 || holds,
          }));
          const answer = satisfy(parts, new Map(), paths);
          const isMet = ITEMS.some((item) =>
            parts.every((part) => evaluateOpen(part.condition, item) === part.holds),
          );
          expect(answer === 'none' ? 'none' : typeof answer).toBe(isMet ? 'object' : 'none');
        },
      ),
      { numRuns: 500 },
    );
  });
});

const HEAD = `language en

contract "P" "Proofs"
  currency EUR
  in force from 2026-01-01

item site from "sites.csv"
  key site
  country : one of ${COUNTRIES.join(', ')}
  seats : number
  rent : EUR per month
  in service from start until end
`;

const codesOf = (text: string): readonly string[] =>
  compileContract({ files: [createSourceFile('c.avn', text)] }).problems.map(({ code }) => code);

interface Selector {
  readonly text: string;
  readonly meets: (country: string, seats: number) => boolean;
}

const selector: fc.Arbitrary<Selector> = fc
  .tuple(fc.constantFrom(...COUNTRIES), fc.boolean(), fc.integer({ min: 1, max: 4 }), fc.boolean())
  .map(([country, isThere, seats, isMore]) => ({
    text: `country ${isThere ? '=' : '<>'} ${country} and seats ${isMore ? '>' : '<='} ${seats}`,
    meets: (where, count) => (where === country) === isThere && count > seats === isMore,
  }));

const SITES = COUNTRIES.flatMap((country) =>
  [0, 1, 2, 3, 4, 5].map((seats) => ({ country, seats })),
);

const clause = (id: number, { text }: Selector, sentences = ''): string => `
clause ${id} "Rent ${id}"
${sentences}  for each site where ${text}
  charge ${id === 1 ? '' : '80 % of '}rent
`;

describe('two clauses that charge the same', () => {
  it('are told of exactly when a site meets both, until the order is said', () => {
    fc.assert(
      fc.property(selector, selector, (one, other) => {
        const isBoth = SITES.some(
          ({ country, seats }) => one.meets(country, seats) && other.meets(country, seats),
        );
        const codes = codesOf(`${HEAD}${clause(1, one)}${clause(2, other)}`);
        expect(codes).toEqual(isBoth ? ['C0906'] : []);
        const added = codesOf(`${HEAD}${clause(1, one)}${clause(2, other, '  adds to 1\n')}`);
        expect(added).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a clause that others replace', () => {
  it('is told of exactly when no site is left to it', () => {
    fc.assert(
      fc.property(selector, fc.array(selector, { minLength: 1, maxLength: 3 }), (own, others) => {
        const isLeft = SITES.some(
          ({ country, seats }) =>
            own.meets(country, seats) && !others.some((other) => other.meets(country, seats)),
        );
        const rest = others.map(
          (other, index) => `
clause ${index + 2} "Other ${index + 2}"
  replaces 1
  for each site where ${other.text}
  charge ${index + 10} EUR per month
`,
        );
        const codes = codesOf(`${HEAD}${clause(1, own)}${rest.join('')}`);
        expect(codes).toEqual(isLeft ? [] : ['C0908']);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a volume cliff', () => {
  const bands = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 2, max: 30 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 4, maxLength: 4 }),
    )
    .map(([edges, prices]) => ({ edges: edges.toSorted((a, b) => a - b), prices }));

  const kinds = [
    { words: 'whole volume', total: (count: number, price: number) => count * price },
    {
      words: 'by packages of 3',
      total: (count: number, price: number) => Math.ceil(count / 3) * price,
    },
    { words: 'by step', total: (_: number, price: number) => price },
    { words: 'graduated', total: () => 0 },
  ] as const;

  it('is told of at each edge where the total falls, and nowhere else', () => {
    fc.assert(
      fc.property(bands, fc.constantFrom(...kinds), ({ edges, prices }, { words, total }) => {
        const lines = [...edges, undefined].map((edge, index) => {
          const from = (edges[index - 1] ?? 0) + 1;
          const range = edge === undefined ? `${from} and over` : `${from} to ${edge}`;
          return `  ${range} : ${prices[index]} EUR per month`;
        });
        const falls = edges.filter((edge, index) => {
          const [below = 0, above = 0] = [prices[index], prices[index + 1]];
          return total(edge + 1, above) < total(edge, below);
        });
        const text = `${HEAD}
scale price ${words}
${lines.join('\n')}

clause 1 "Seats"
  for each site
  charge price of seats
`;
        expect(codesOf(text)).toEqual(falls.map(() => 'C0904'));
      }),
      { numRuns: 150 },
    );
  });
});
