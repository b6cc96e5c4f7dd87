// Traits: what a term's value depends on, found without evaluating it. What a result depends on
// decides whether it may be remembered, and which facts may be found by an index.
import type { SetTerm, Term, Window } from '@avenant/dsl';
import type { Machine } from './machine.ts';

/** What the value of a term depends on besides the facts as known and the moment. */
export interface Traits {
  /** Bit `d` is set when the bound fact at depth `d` is used. */
  readonly facts: number;
  readonly charges: boolean;
  readonly period: boolean;
  /** The group at hand, or the place of a bound fact in the order. */
  readonly place: boolean;
  /** It goes over sets of facts. */
  readonly costly: boolean;
}

const ALL_FACTS = 0x3fffffff;

const NONE: Traits = { facts: 0, charges: false, period: false, place: false, costly: false };
const PERIOD: Traits = { ...NONE, period: true };

/** What a term depends on. */
export function traitsOf(machine: Machine, term: Term): Traits {
  const known = machine.traits.get(term);
  if (known !== undefined) return known;
  // A definition that comes back to itself adds nothing to itself.
  machine.traits.set(term, NONE);
  const traits = compute(machine, term);
  machine.traits.set(term, traits);
  return traits;
}

function compute(machine: Machine, term: Term): Traits {
  const of = (...terms: readonly (Term | undefined)[]): Traits =>
    union(terms.map((one) => (one === undefined ? NONE : traitsOf(machine, one))));
  switch (term.op) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'date':
    case 'month':
    case 'moment':
    case 'contract':
      return NONE;
    case 'fact':
      return { ...NONE, facts: 1 << term.depth };
    case 'attribute':
      return union([of(term.of), attributeTraits(machine, term.name)]);
    case 'when':
    case 'key':
      return of(term.of);
    case 'defined':
      return union([of(term.of), definedTraits(machine, term.name)]);
    case 'period':
    case 'times open':
      return PERIOD;
    case 'choose':
      return of(term.otherwise, ...term.branches.flatMap((one) => [one.when, one.then]));
    case 'round':
      return of(...term.of, term.step);
    case 'lookup': {
      // A price revised for some is read for the fact at hand, at whatever depth it is bound.
      const revisions = machine.indexations(term.table, term.column);
      const some = revisions.some(({ only }) => only);
      const { charges } = of(...revisions.flatMap(({ factor, only }) => [factor, only?.test]));
      return union([of(...term.keys), { ...NONE, facts: some ? ALL_FACTS : 0, charges }]);
    }
    case 'scale':
      return of(
        term.by,
        term.on,
        term.size,
        ...term.bands.flatMap((band) => [band.from, band.to, band.value]),
      );
    case 'aggregate':
      return union([of(term.parameter), setTraits(machine, term.set, term.value)]);
    case 'times':
      return setTraits(machine, term.set);
    case 'charges': {
      const window = windowTraits(machine, term.window);
      return { ...union([of(term.of), window]), charges: true, costly: true };
    }
    case 'series':
      return of(term.at);
    case 'convert':
      return of(...term.of, term.at);
    case 'over time':
      return { ...union([of(...term.of), windowTraits(machine, term.window)]), costly: true };
    case 'in period': {
      const window = windowTraits(machine, term.window);
      return { ...union([of(...term.of), window]), period: window.period, costly: true };
    }
    case 'over series':
      return windowTraits(machine, term.window);
    case 'times merged':
      return of(...term.of, term.gap);
    case 'times cut':
      return of(...term.of, term.length);
    case 'times units':
      return of(...term.of, term.size);
    default:
      return of(...term.of);
  }
}

/** What the members of a set, and a term evaluated for each, depend on outside the set. */
export function setTraits(machine: Machine, set: SetTerm, value?: Term): Traits {
  const inner = union(
    [set.where, value].map((term) => (term === undefined ? NONE : traitsOf(machine, term))),
  );
  const derivation = machine.derivations.get(set.type);
  const made = derivation === undefined ? NONE : derivationTraits(machine, set.type);
  const place = set.before === true || set.type === '#members';
  return union([
    { ...inner, facts: inner.facts >> 1 },
    { ...made, facts: 0 },
    windowTraits(machine, set.window),
    { ...NONE, place, costly: true },
  ]);
}

/** What the members of a derived set and their fields depend on. */
export function derivationTraits(machine: Machine, name: string): Traits {
  const derivation = machine.derivations.get(name);
  const known = machine.setTraits.get(name);
  if (derivation === undefined || known !== undefined) return known ?? NONE;
  machine.setTraits.set(name, NONE);
  const values = [...(derivation.keys ?? []), ...derivation.fields].map(({ value }) => value);
  const traits = union([
    setTraits(machine, derivation.over),
    ...values.map((value) => traitsOf(machine, value)),
  ]);
  const own = { ...traits, facts: 0, place: false };
  machine.setTraits.set(name, own);
  return own;
}

/** What the days of a window depend on. */
export function windowTraits(machine: Machine, window: Window): Traits {
  switch (window.kind) {
    case 'ever':
    case 'moment':
      return NONE;
    case 'term':
      return window.toDate || window.before ? PERIOD : NONE;
    case 'range':
      return union([traitsOf(machine, window.from), traitsOf(machine, window.to)]);
    case 'months':
      return union([PERIOD, traitsOf(machine, window.count)]);
    default:
      return PERIOD;
  }
}

// An attribute of a derived fact is a field that may be computed from anything; of the contract, a
// definition. The type is not known here, so whatever has the name counts.
function attributeTraits(machine: Machine, name: string): Traits {
  const owners = machine.ownersOfField(name);
  const made = owners.map((owner) => derivationTraits(machine, owner));
  return union([...made, { ...definedTraits(machine, name), facts: 0 }]);
}

function definedTraits(machine: Machine, name: string): Traits {
  const terms = machine.definitionsNamed(name).flatMap(({ versions }) => versions);
  const traits = union(terms.map(({ value }) => traitsOf(machine, value)));
  return { ...traits, facts: 0 };
}

/** All that several terms depend on. */
export function union(all: readonly Traits[]): Traits {
  return all.reduce(
    (a, b) => ({
      facts: a.facts | b.facts,
      charges: a.charges || b.charges,
      period: a.period || b.period,
      place: a.place || b.place,
      costly: a.costly || b.costly,
    }),
    NONE,
  );
}
