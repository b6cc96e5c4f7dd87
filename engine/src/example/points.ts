// Examples, points: everything of a contract that an example can reach. In: a plan history and the
// contract's words. Out: parts (clauses, definitions, derived sets, tables, revisions) with their
// points, each with the terms and rows that show it reached. Plans of several days of knowledge
// hold the same part: it is one.
import type { Place, PlanHistory, PlanRow, PlanTable, RatingPlan, Rule, Term } from '@avenant/dsl';
import type { Phrase, PhraseKind, Phrases, Slot } from './phrases.ts';
import { termsIn } from './terms.ts';

/** What a point is about. */
export type PointKind =
  | 'charge' // the clause charged something
  | 'selector' // what `for each … where` took in, or left out
  | 'condition' // what `when` let through, or stopped
  | 'branch' // a test of an `if` that held, or did not
  | 'fallback' // a value that was known, or missing
  | 'bound' // a bound that took effect, or did not
  | 'band'
  | 'row'
  | 'exception' // a clause that changed another's charge
  | 'revision'; // a price revision that fell due

/** Which way a point went, where it can go both. */
export type Way = 'yes' | 'no';

/** One thing to reach. */
export interface Point {
  readonly kind: PointKind;
  readonly way?: Way;
  /** Words of the contract. */
  readonly text: string;
  readonly place: Place;
  /** A row that an amendment changed: which. */
  readonly amendment?: string;
  readonly signs: Sign[];
  /** What tells it from the other points of its part, in every plan of the history. */
  readonly shape: string;
}

/** What shows a point reached. */
export type Sign =
  /** A term was evaluated and its value passes. */
  | { readonly sign: 'value'; readonly term: Term; readonly is?: boolean; readonly nonZero?: true }
  /** A bound: the first operand's value is the result, or is not. */
  | { readonly sign: 'bound'; readonly term: Term; readonly first: boolean }
  | { readonly sign: 'row'; readonly row: PlanRow }
  /** The rule's exception changes what is billed. */
  | { readonly sign: 'exception'; readonly rule: string; readonly target: string }
  /** The clause is held for a person or another issuer, or charges. */
  | { readonly sign: 'held'; readonly clause: string };

/** A part of the contract. */
export interface Part {
  readonly kind: 'clause' | 'amendment' | 'definition' | 'derived set' | 'table' | 'revision';
  readonly name: string;
  readonly title: string;
  readonly amendment?: string;
  readonly place: Place;
  readonly points: Point[];
}

/** The parts of a history, in the order of the contract's plan. */
export function partsOf({ plans }: PlanHistory, phrases: Phrases): readonly Part[] {
  const parts = new Map<string, Part>();
  // The last plan first: its words are those that stand in the files.
  for (const { plan } of plans.toReversed()) {
    for (const part of planParts(plan, phrases)) {
      const key = [part.kind, part.name, part.amendment, part.place.file, part.place.line].join();
      const known = parts.get(key);
      if (known === undefined) parts.set(key, part);
      else merge(known, part);
    }
  }
  return [...parts.values()].filter(({ points }) => points.length > 0);
}

// Points of the same shape pair in order.
function merge(into: Part, from: Part): void {
  const free = [...into.points];
  for (const point of from.points) {
    const found = free.findIndex((one) => nameOf(one) === nameOf(point));
    const [same] = found < 0 ? [] : free.splice(found, 1);
    if (same === undefined) into.points.push(point);
    else same.signs.push(...point.signs);
  }
}

const nameOf = ({ kind, way, shape }: Point): string => [kind, way, shape].join();

function planParts(plan: RatingPlan, phrases: Phrases): readonly Part[] {
  const rules = plan.rules.map((rule) => rulePart(rule, phrases));
  const definitions = plan.definitions.map(({ name, on, versions, span }): Part => {
    const terms = versions.map(({ value }) => value);
    const points = [...termPoints(terms, span, 'value', phrases)];
    const title = on === undefined ? '' : on;
    return { kind: 'definition', name, title, place: span, points };
  });
  const derived = plan.derivations.map(({ name, keys, fields, span }): Part => {
    const terms = [...(keys ?? []), ...fields].map(({ value }) => value);
    const points = [...termPoints(terms, span, 'value', phrases)];
    return { kind: 'derived set', name, title: '', place: span, points };
  });
  const revisions = plan.indexations.map(({ clause, table, columns, factor, only, span }): Part => {
    const text = (columns ?? []).join(', ');
    const signs: Sign[] = [{ sign: 'value', term: factor }];
    const words = `${text} ${table}`.trim();
    const due: Point = { kind: 'revision', text: words, place: span, signs, shape: words };
    const points = [due, ...termPoints([factor], span, 'value', phrases)];
    const tested = phrases.test(span, 'where') ?? { text: '', place: span };
    for (const is of only === undefined ? [] : [true, false]) {
      const way = is ? 'yes' : 'no';
      const met: Sign[] = only === undefined ? [] : [{ sign: 'value', term: only.test, is }];
      points.push({ kind: 'selector', way, ...tested, signs: met, shape: tested.text });
    }
    return { kind: 'revision', name: clause, title: table, place: span, points };
  });
  const tables = plan.tables.flatMap((table): Part[] => {
    const points = rowPoints(table);
    const place = points[0]?.place;
    return place === undefined
      ? []
      : [{ kind: 'table', name: table.name, title: '', place, points }];
  });
  return [...rules, ...definitions, ...derived, ...tables, ...revisions];
}

// A row that an amendment leaves as it was is one row.
function rowPoints({ name, versions }: PlanTable): Point[] {
  const points = new Map<string, Point>();
  for (const { rows, amendment } of versions) {
    for (const row of rows) {
      const shape = JSON.stringify([row.id, row.cells]);
      const known = points.get(shape);
      const sign: Sign = { sign: 'row', row };
      if (known !== undefined) known.signs.push(sign);
      else {
        const text = row.id.startsWith(`${name}: `) ? row.id.slice(name.length + 2) : row.id;
        const point: Point = { kind: 'row', text, place: row.span, signs: [sign], shape };
        points.set(shape, amendment === undefined ? point : { ...point, amendment });
      }
    }
  }
  return [...points.values()];
}

function rulePart(rule: Rule, phrases: Phrases): Part {
  const { span, amount, where, guard, overrides, clause, title, amendment } = rule;
  const points: Point[] = [];
  const add = (kind: PointKind, phrase: Phrase, signs: Sign[], way?: Way): void => {
    const { text } = phrase;
    points.push({ kind, ...phrase, signs, shape: text, ...(way === undefined ? {} : { way }) });
  };
  const whole: Phrase = { text: '', place: span };
  const charged = chargedBy(rule);
  if (charged !== undefined) add('charge', whole, [charged]);
  for (const { verb, target } of overrides) {
    const text = `${verb} ${target}`;
    add('exception', { text, place: span }, [{ sign: 'exception', rule: rule.id, target }]);
  }
  for (const phrase of phrases.verbs(span)) {
    if (charged !== undefined) add('exception', phrase, [charged]);
  }
  for (const [kind, slot, term] of [
    ['selector', 'where', where],
    ['condition', 'guard', guard],
  ] as const) {
    if (term === undefined) continue;
    const phrase = phrases.test(span, slot) ?? whole;
    add(kind, phrase, [{ sign: 'value', term, is: true }], 'yes');
    add(kind, phrase, [{ sign: 'value', term, is: false }], 'no');
    points.push(...termPoints([term], span, slot, phrases));
  }
  const terms =
    amount.kind === 'rate' ? [amount.rate] : amount.kind === 'sum' ? [amount.amount] : [];
  points.push(...termPoints(terms, span, 'amount', phrases));
  const part = { kind: 'clause', name: clause, title, place: span, points } as const;
  if (amendment === undefined) return part;
  const own = clause === `amendment ${amendment}`;
  return own ? { ...part, kind: 'amendment', name: amendment } : { ...part, amendment };
}

function chargedBy({ amount, clause }: Rule): Sign | undefined {
  switch (amount.kind) {
    case 'rate':
      return { sign: 'value', term: amount.rate, nonZero: true };
    case 'sum':
      return { sign: 'value', term: amount.amount, nonZero: true };
    case 'nothing':
      return undefined;
    default:
      return { sign: 'held', clause };
  }
}

// The points inside some terms, with the words they were made from where they pair.
function termPoints(
  roots: readonly Term[],
  heading: Place,
  slot: Slot,
  phrases: Phrases,
): readonly Point[] {
  const terms = roots.flatMap((root) => termsIn(root));
  const chooses = terms.flatMap((term) =>
    term.op === 'choose' && !term.branches.every(({ when }) => isDated(when)) ? [term] : [],
  );
  const bounds = terms.filter(({ op }) => op === 'min' || op === 'max');
  const bands = terms.flatMap((term) => (term.op === 'scale' ? term.bands : []));
  const fallbacks = terms.flatMap((term) => (term.op === 'first known' ? [term] : []));
  const points: Point[] = [];
  const wordsOf = (kind: PhraseKind, count: number): ((at: number) => Phrase) => {
    const found = phrases.of(heading, slot, kind);
    const paired = found.length === count;
    return (index) => (paired ? found[index] : undefined) ?? { text: '', place: heading };
  };
  const add = (kind: PointKind, words: Phrase, of: object, sign: Sign, way?: Way): void => {
    // Tests and bounds may read what an amendment changes; bands are told apart by what they are.
    const worded = kind !== 'band' && words.text !== '';
    const shape = worded ? `${words.text} ${words.place.line}` : JSON.stringify(of);
    const point = { kind, ...words, signs: [sign], shape };
    points.push(way === undefined ? point : { ...point, way });
  };
  const tests = wordsOf('if', chooses.length);
  for (const [index, { branches }] of chooses.entries()) {
    for (const { when } of branches) {
      add('branch', tests(index), when, { sign: 'value', term: when, is: true }, 'yes');
      add('branch', tests(index), when, { sign: 'value', term: when, is: false }, 'no');
    }
  }
  const known = wordsOf('fallback', fallbacks.length);
  for (const [index, term] of fallbacks.entries()) {
    const [first, last] = [term.of[0], term.of.at(-1)];
    if (first === undefined || last === undefined) continue;
    add('fallback', known(index), term, { sign: 'value', term: first }, 'yes');
    add('fallback', known(index), term, { sign: 'value', term: last }, 'no');
  }
  const bounded = wordsOf('bound', bounds.length);
  for (const [index, term] of bounds.entries()) {
    add('bound', bounded(index), term, { sign: 'bound', term, first: false }, 'yes');
    add('bound', bounded(index), term, { sign: 'bound', term, first: true }, 'no');
  }
  const banded = wordsOf('band', bands.length);
  for (const [index, band] of bands.entries()) {
    add('band', banded(index), band, { sign: 'value', term: band.value });
  }
  return points;
}

// The test by which an amended scale is chosen: not a branch of the contract's words.
function isDated(when: Term): boolean {
  return when.op === 'compare' && when.of[0].op === 'moment' && when.of[1].op === 'date';
}
