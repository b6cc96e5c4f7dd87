// Mutation, the unread: what a contract says and nothing in it asks for. In: a plan and the place of
// a change. Out: why nothing reads it, where that is sure.
import type { RatingPlan, Term } from '../../dsl/src/index.ts';
import { parseDay, weekdayOf } from '../../dsl/src/values/index.ts';
import { type Path, plain } from './mutant.ts';

/** Why nothing reads what stands in a place of a plan; undefined: something may. */
export function unreadReason(plan: RatingPlan, path: Path): string | undefined {
  const [kind, part] = path;
  if (kind === 'derivations' && isUnreadField(plan, path)) {
    return 'nothing reads this field of a derived set';
  }
  if (kind === 'contract' && part === 'contractYearFrom' && !readsContractYears(plan)) {
    return 'nothing reads the years of the contract';
  }
  if (kind === 'contract' && part === 'monthEnd' && !readsMonthEnds(plan)) {
    return 'no day after the 28th is moved by months';
  }
  if (kind === 'types' && path.at(-1) === 'through' && hasNoEnd(plan, path)) {
    return 'what has no column of ends has no last day';
  }
  if (kind === 'tables' && isUnreached(plan, path)) return 'nothing looks this row of a table up';
  if (kind === 'calendars' && isDayOff(plan, path)) return 'a holiday on a day that is not worked';
  return undefined;
}

const termsOf = ({ derivations, definitions, rules, indexations }: RatingPlan): string =>
  plain([derivations, definitions, rules, indexations]);

function isUnreadField(plan: RatingPlan, [, nth, part, field]: Path): boolean {
  if (part !== 'fields') return false;
  const name = plan.derivations[Number(nth)]?.fields[Number(field)]?.name;
  // A field states its name first; a reading states it last.
  return name !== undefined && !termsOf(plan).includes(`,"name":${JSON.stringify(name)}}`);
}

function readsContractYears(plan: RatingPlan): boolean {
  const terms = termsOf(plan);
  const spans = ['contract-year', 'contract-half-year', 'contract-quarter', 'year number'];
  return spans.some((one) => terms.includes(`"${one}"`));
}

// Windows of months start from the ends of periods, which are first days of months when the
// contract starts and ends on one.
function readsMonthEnds(plan: RatingPlan): boolean {
  const { contract, rules, indexations } = plan;
  const edges = [contract.from, contract.to, contract.contractYearFrom];
  if (edges.some((day) => day !== null && !day.endsWith('-01'))) return true;
  if (termsOf(plan).includes('"add months"')) return true;
  const repeated = rules.flatMap(({ occasion }) =>
    occasion.kind === 'on' && occasion.every !== undefined ? [occasion.date] : [],
  );
  const days = [
    ...repeated.map((date) => (date.op === 'date' ? date.value : '31')),
    ...indexations.map(({ first }) => first),
  ];
  return days.some((day) => Number(day.slice(-2)) > 28);
}

function hasNoEnd({ types }: RatingPlan, [, nth]: Path): boolean {
  const time = types[Number(nth)]?.time;
  return time?.kind === 'between' && time.to === undefined;
}

// A row whose key is a word, in a table that is only ever asked for other words.
function isUnreached(plan: RatingPlan, [, nth, part, version, , row, field]: Path): boolean {
  const table = plan.tables[Number(nth)];
  const keys = table?.versions[Number(version)]?.rows[Number(row)]?.keys;
  const ours = part === 'versions' && (field === undefined || field === 'cells');
  if (table === undefined || keys === undefined || !ours) return false;
  return lookupsOf(plan, table.name).every((asked) =>
    asked.some((key, at) => {
      const own = keys[at];
      return key.op === 'text' && own !== undefined && 'is' in own && own.is !== key.value;
    }),
  );
}

// The keys with which a table is asked. What else names it is no lookup: then nothing is sure.
function lookupsOf(plan: RatingPlan, table: string): readonly (readonly Term[])[] {
  const found: (readonly Term[])[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('table' in node && node.table === table)
      found.push('keys' in node ? (node.keys as []) : []);
    for (const inner of Object.values(node)) visit(inner);
  };
  const { derivations, definitions, rules, indexations } = plan;
  visit([derivations, definitions, rules, indexations]);
  return found;
}

function isDayOff({ calendars }: RatingPlan, [, nth, part, at]: Path): boolean {
  const calendar = calendars[Number(nth)];
  const day = part === 'holidays' ? parseDay(calendar?.holidays[Number(at)] ?? '') : undefined;
  return day !== undefined && calendar?.workingDays.includes(weekdayOf(day)) === false;
}
