// Prove, cliffs of volume: edges of scales above which more costs less in all. In: the rules and
// definitions of a plan. Out: notes that name the edge and both totals. Graduated scales have none.
import type { Diagnostic, Language } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/report.ts';
import type { Band, Term, UnitTag } from '../plan/index.ts';
import {
  add,
  compare,
  divide,
  fromText,
  isInteger,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  unitWords,
} from '../values/index.ts';
import type { Scale } from './notes.ts';
import type { Ground } from './tables.ts';
import { bareNumber, inBoth } from './words.ts';

/** What an edge of a scale does to the total. */
interface Cliff {
  readonly band: Band;
  readonly few: Rational;
  /** The next quantity; equal to `few` when it is any quantity above it. */
  readonly many: Rational;
  readonly high: Rational;
  readonly low: Rational;
}

/** Tells of the cliffs of all scales. */
export function proveScales(ground: Ground): Diagnostic[] {
  const charged = new Set<readonly Band[]>();
  const found: Diagnostic[] = [];
  for (const { amount, sign, kind } of ground.plan.rules) {
    const term =
      amount.kind === 'rate' ? amount.rate : amount.kind === 'sum' ? amount.amount : null;
    for (const scale of term === null ? [] : chargedIn(term)) {
      charged.add(scale.bands);
      found.push(...cliffProblems(scale, true, sign < 0 && kind === 'discount', ground));
    }
  }
  const others = ground.notes.scales.filter(({ bands }) => !charged.has(bands));
  return [...found, ...others.flatMap((scale) => cliffProblems(scale, false, false, ground))];
}

/** The scales whose result is what a rule charges, but for roundings, choices and bounds. */
function chargedIn(term: Term): readonly Scale[] {
  switch (term.op) {
    case 'scale':
      return [term];
    case 'round':
    case 'min':
    case 'max':
      return term.of.flatMap(chargedIn);
    case 'choose':
      return [...term.branches.map(({ then }) => then), term.otherwise].flatMap(chargedIn);
    default:
      return [];
  }
}

function cliffProblems(scale: Scale, isWhole: boolean, share: boolean, ground: Ground) {
  return cliffsOf(scale, isWhole, share).flatMap((cliff): Diagnostic[] => {
    const place = ground.notes.bandPlaces.get(cliff.band);
    if (place === undefined) return [];
    const quantity = scale.by.unit;
    const money = scale.unit ?? cliff.band.value.unit;
    const words = (value: Rational, unit: UnitTag | undefined, language: Language): string => {
      const type = { kind: 'number', ...(unit === undefined ? {} : { unit }) } as const;
      const number = bareNumber(value, type, language);
      return unit === undefined ? number : `${number} ${unitWords(unit.label, language, true)}`;
    };
    const isJust = compare(cliff.few, cliff.many) === 0;
    const edge = bandUnit(cliff.band) ?? quantity;
    const many = inBoth((language) => {
      const number = words(cliff.many, edge, language);
      return isJust ? JUST_OVER[language].replace('…', number) : number;
    });
    const few = inBoth((language) => words(cliff.few, edge, language));
    const low = inBoth((language) => words(cliff.low, money, language));
    const high = inBoth((language) => words(cliff.high, money, language));
    const values = {
      many: many.en,
      plus: many.fr,
      few: few.en,
      moins: few.fr,
      low: low.en,
      bas: low.fr,
      high: high.en,
      haut: high.fr,
    };
    return [problem('C0904', place, { values })];
  });
}

const JUST_OVER = { en: 'just over …', fr: 'juste au-dessus de …' } as const;

const bandUnit = ({ from }: Band): UnitTag | undefined => from?.unit;

/**
 * The edges at which a total falls.
 * @param isWhole Whether the scale's result is what is charged: a step that is multiplied later is
 * no total.
 * @param share Whether the scale is the share of a discount taken off its own quantity.
 */
function cliffsOf(scale: Scale, isWhole: boolean, share: boolean): readonly Cliff[] {
  if (scale.kind === 'graduated' || (scale.kind === 'step' && (!isWhole || share))) return [];
  const bands = [...scale.bands].flatMap((band) => {
    const [from, to] = [literal(band.from), literal(band.to)];
    const value = literal(band.value);
    return value === undefined ? [] : [{ band, from, to, value }];
  });
  if (bands.length !== scale.bands.length) return [];
  bands.sort((a, b) =>
    a.from === undefined ? -1 : b.from === undefined ? 1 : compare(a.from, b.from),
  );
  const isCounted = scale.by.unit === undefined && bands.every(hasWholeEdges);
  return bands.slice(1).flatMap((upper, index): readonly Cliff[] => {
    const lower = bands[index];
    const edge = upper.from;
    if (lower?.to === undefined || edge === undefined || edge.n <= 0n) return [];
    const few = isCounted && !lower.band.toIncluded ? subtract(edge, ONE) : edge;
    const many = isCounted && !upper.band.fromIncluded ? add(edge, ONE) : edge;
    const high = totalAt(scale, few, lower.value, share, false);
    const low = totalAt(scale, many, upper.value, share, !isCounted);
    if (high === undefined || low === undefined || compare(low, high) >= 0) return [];
    return [{ band: upper.band, few, many, high, low }];
  });
}

const hasWholeEdges = ({ from, to }: { from: Rational | undefined; to: Rational | undefined }) =>
  [from, to].every((edge) => edge === undefined || isInteger(edge));

function literal(term: Term | undefined): Rational | undefined {
  if (term?.op === 'number') return fromText(term.value);
  if (term?.op !== 'negate') return undefined;
  const value = literal(term.of[0]);
  return value === undefined ? undefined : subtract(rational(0), value);
}

/** The total of a quantity; `above`: of any quantity above it, as near as one likes. */
function totalAt(
  scale: Scale,
  quantity: Rational,
  value: Rational,
  share: boolean,
  above: boolean,
): Rational | undefined {
  if (share) return scale.on === undefined ? multiply(quantity, subtract(ONE, value)) : undefined;
  if (scale.kind === 'step') return value;
  if (scale.kind === 'volume') {
    return scale.on === undefined ? multiply(quantity, value) : undefined;
  }
  const size = literal(scale.size);
  if (size === undefined) return undefined;
  const packages = divide(quantity, size);
  const begun = (packages.n + packages.d - 1n) / packages.d;
  const next = above && isInteger(packages) ? begun + 1n : begun;
  return multiply(rational(next), value);
}
