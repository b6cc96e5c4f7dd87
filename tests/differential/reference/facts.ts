// Differential tests, reference interpreter: what facts say: attributes, defined names, where they
// stand in time; and derived sets, made anew each time they are asked for.
import type { PlanDerivation, SetTerm, Term } from '../../../dsl/src/index.ts';
import {
  DAY_MAX,
  DAY_MIN,
  dayOfInstant,
  formatDay,
  formatInstant,
  formatMonth,
  type Period,
  rational,
  toText,
} from '../../../dsl/src/values/index.ts';
import { evaluate } from './evaluate.ts';
import { planDay, type Scope } from './scope.ts';
import { type Member, membersOf } from './sets.ts';
import { inOrder, stretchAt, type Thing } from './thing.ts';
import { date, num, type Val, Withheld } from './value.ts';

/** An attribute of a fact at the moment. */
export function attributeOf(thing: Thing, name: string, scope: Scope): Val {
  const { world, moment } = scope;
  if (thing.kind === 'contract') return definedOf(name, undefined, scope);
  if (thing.made !== undefined) return fieldOf(thing, thing.made, name, scope);
  const attribute = world.plan.types
    .find((type) => type.name === thing.type)
    ?.attributes.find((one) => one.name === name);
  const missing = new Withheld('R0101', `${thing.key} ${name} ${formatDay(moment)}`);
  if (attribute === undefined) throw missing;
  const value = stretchAt(thing, moment)?.values.get(name);
  if (value === undefined) throw missing;
  if (attribute.type.kind !== 'reference') return value;
  const target = thingNamed(scope, attribute.type.type, textOf(value));
  if (target === undefined) throw new Withheld('R0112', `${thing.key} ${name} ${textOf(value)}`);
  return { is: 'thing', value: target };
}

/** The thing of a type with a key, as known. */
export function thingNamed({ world }: Scope, type: string, key: string): Thing | undefined {
  return world.view.get(type)?.find((one) => one.key === key);
}

function derivationOf({ world }: Scope, type: string): PlanDerivation | undefined {
  return world.plan.derivations.find(({ name }) => name === type);
}

// A field stands at its record's own day, with the member (of a group: the first) bound alone.
function fieldOf(thing: Thing, made: NonNullable<Thing['made']>, name: string, scope: Scope): Val {
  const derivation = derivationOf(scope, thing.type);
  const field = [...(derivation?.fields ?? []), ...(derivation?.keys ?? [])].find(
    (one) => one.name === name,
  );
  const { base, moment, members, period } = made;
  const own = { world: scope.world, clause: scope.clause, moment, period };
  if (field === undefined) {
    if (members !== undefined) throw new Withheld('R0101', `${thing.key} ${name}`);
    return attributeOf(base, name, { ...own, facts: [] });
  }
  const inside: Scope = { ...own, facts: [base] };
  return evaluate(field.value, members === undefined ? inside : { ...inside, members });
}

/** The facts of a derived set; without a window of its own, of the days asked or the moment. */
export function derivedOf(name: string, around: Scope, days: Period | undefined) {
  const derivation = derivationOf(around, name);
  if (derivation === undefined) return undefined;
  const { keys, over } = derivation;
  const { world, clause, moment } = around;
  const isOpen = over.window.kind === 'period' || over.window.kind === 'moment';
  const asked = isOpen ? days : undefined;
  const period = asked ?? around.period;
  const set: SetTerm = asked === undefined ? over : { ...over, window: { kind: 'period' } };
  const scope: Scope = { world, clause, moment, period, facts: [] };
  const members = membersOf(set, scope);
  if (keys === undefined) return members.map((member) => madeOf(name, member, period));
  const keyOf = (member: Member): string =>
    keys.map(({ value }) => textOf(evaluate(value, { ...scope, ...boundTo(member) }))).join('/');
  const keyed = members.map((member) => ({ member, key: keyOf(member) }));
  const names = [...new Set(keyed.map(({ key }) => key))];
  return inOrder(
    names.flatMap((key) => {
      const group = keyed.filter((one) => one.key === key).map(({ member }) => member);
      const [first] = group;
      return first === undefined ? [] : [groupOf(name, key, first, group, period)];
    }),
  );
}

const boundTo = ({ thing, moment }: Member) => ({ facts: [thing], moment });

function madeOf(type: string, { thing, moment }: Member, period: Scope['period']): Thing {
  const { key, start, end } = thing;
  const from = thing.stretches[0]?.from ?? 0;
  const to = thing.stretches.at(-1)?.to ?? 0;
  const made = { base: thing, moment, members: undefined, period };
  return {
    kind: 'derived',
    type,
    key,
    start,
    end,
    stretches: [{ from, to, values: new Map() }],
    made,
  };
}

function groupOf(
  type: string,
  key: string,
  first: Member,
  group: readonly Member[],
  period: Scope['period'],
): Thing {
  const members = group.map(({ thing }) => thing);
  const start = Math.min(...members.map((one) => one.start));
  const end = Math.max(...members.map((one) => one.end));
  const to = Math.max(...members.map(({ stretches }) => stretches.at(-1)?.to ?? 0));
  const stretches = [{ from: dayOfInstant(start), to, values: new Map() }];
  const made = { base: first.thing, moment: first.moment, members, period };
  return { kind: 'derived', type, key, start, end, stretches, made };
}

/** A text that two values share when they are the same. */
export function textOf(value: Val): string {
  switch (value.is) {
    case 'number':
      return toText(value.value);
    case 'date':
      return formatDay(value.value);
    case 'month':
      return formatMonth(value.value);
    case 'instant':
      return formatInstant(value.value);
    case 'thing':
      return value.value.key;
    case 'times':
      return JSON.stringify(value.value);
    default:
      return `${value.value}`;
  }
}

/** A defined name, of a fact or of the contract, by the version in force at the moment. */
export function definedOf(name: string, of: Thing | undefined, scope: Scope): Val {
  const definition = scope.world.plan.definitions.find(
    (one) => one.name === name && one.on === of?.type,
  );
  const version = definition?.versions.find(
    ({ from, to }) => planDay(from, DAY_MIN) <= scope.moment && scope.moment < planDay(to, DAY_MAX),
  );
  if (version === undefined) {
    throw new Withheld('R0114', `${name} ${of?.key ?? ''} ${formatDay(scope.moment)}`);
  }
  const { world, clause, moment, period } = scope;
  const facts = of === undefined ? [] : [of];
  return evaluate(version.value, { world, clause, moment, period, facts });
}

/** Where a fact stands in time; what has no start or end is missing. */
export function whenOf(thing: Thing, part: Extract<Term, { op: 'when' }>['part']): Val {
  const { start, end } = thing;
  const needsStart = part === 'day' || part === 'start' || part === 'duration';
  const needsEnd = part === 'end-day' || part === 'end' || part === 'duration';
  const noStart = start <= DAY_MIN * 86400;
  const noEnd = end >= DAY_MAX * 86400;
  if ((needsStart && noStart) || (needsEnd && noEnd)) throw new Withheld('R0113', thing.key);
  switch (part) {
    case 'day':
      return date(dayOfInstant(start));
    case 'end-day':
      return date(dayOfInstant(end));
    case 'start':
      return { is: 'instant', value: start };
    case 'end':
      return { is: 'instant', value: end };
    case 'duration':
      return num(rational(end - start));
  }
}
