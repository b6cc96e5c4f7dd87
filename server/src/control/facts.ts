// Control, facts: what rules are asked about. In: a draft's content and what surrounds it. Out: the
// rows of each level: those of the draft's lines are made here. In memory, nothing is queried.
import {
  absolute,
  compare,
  divide,
  isZero,
  parseDay,
  type Rational,
  rational,
  subtract,
  sum,
  toText,
  ZERO,
} from '@avenant/dsl/values';
import { datasetRows, itemRows, lineFacts, recordRows } from './contract-facts.ts';
import { type ContractView, endOf } from './contract-view.ts';
import { amountOf, type Content, type ContentLine, type Draft, moneyText } from './draft.ts';
import type { FactRow } from './evaluate.ts';
import type { Level } from './rule.ts';
import type { Surroundings } from './surroundings.ts';

/** A row of facts: `key` is its own within the draft and level. */
export interface ControlRow {
  readonly key: string;
  readonly facts: FactRow;
}

/** What facts are made of. */
export interface Material {
  readonly draft: Draft;
  readonly content: Content & { readonly adds: Rational };
  readonly surroundings: Surroundings;
  /** Null when its text cannot be read. */
  readonly contract: ContractView | null;
}

/** All rows of a draft, by level. */
export function factsOf(material: Material): Readonly<Record<Level, readonly ControlRow[]>> {
  const against = { ...material, lines: material.content.lines };
  return {
    line: lineRows(material, lineFacts(against)),
    charge: changeRows(material, chargeOf),
    subject: changeRows(material, ({ subject }) => subject),
    held: heldRows(material),
    item: itemRows(against),
    record: recordRows(against),
    dataset: datasetRows(against),
    draft: [draftRow(material)],
  };
}

/** Lines of the same clause and subject are a charge. */
const chargeOf = ({ clause, subject }: ContentLine): string => JSON.stringify([clause, subject]);

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

// A median is of enough lines to say what is usual.
const LINES_MIN = 5;

function medians(lines: readonly ContentLine[]): ReadonlyMap<string, Rational> {
  const found = new Map<string, Rational>();
  for (const [clause, of] of grouped(lines.filter(isOwn), (line) => line.clause)) {
    if (of.length < LINES_MIN) continue;
    const sizes = of.map(({ amount }) => absolute(amountOf(amount))).sort(compare);
    const middle = sizes[(sizes.length - 1) >> 1];
    if (middle !== undefined) found.set(clause, middle);
  }
  return found;
}

/** A charge of its own period, made by a clause. */
const isOwn = ({ corrects, kind }: ContentLine): boolean =>
  corrects === null && kind !== 'adjustment';

function lineRows(
  { draft, content, surroundings }: Material,
  ofContract: (line: ContentLine) => FactRow,
): readonly ControlRow[] {
  const { lines } = content;
  const { ordered, outdated, previous, caused, approved } = surroundings;
  const middle = medians(lines);
  const days = daysBilled(lines, previous ?? []);
  const before = grouped((previous ?? []).filter(isOwn), chargeOf);
  const now = grouped(lines.filter(isOwn), chargeOf);
  const copies = grouped(lines.filter(isOwn), (one) => JSON.stringify([chargeOf(one), one.from]));
  return lines.map((line) => {
    const { amount, kind, clause, subject, corrects, unitPrice } = line;
    const size = absolute(amountOf(amount));
    const median = isOwn(line) ? middle.get(clause) : undefined;
    const charge = chargeOf(line);
    // A line alone of its charge, this month and the last, can be compared.
    const same = before.get(charge);
    const isAlone = isOwn(line) && now.get(charge)?.length === 1 && same?.length === 1;
    const last = isAlone ? same?.[0] : undefined;
    const wasPrice = last?.unitPrice ?? null;
    const { overlapDays = 0, gapDays = 0 } = days.get(line) ?? {};
    const copied = copies.get(JSON.stringify([charge, line.from]))?.length ?? 1;
    return {
      key: line.line,
      facts: {
        ...{ amount, kind, clause, subject, unitPrice },
        size: toText(size),
        isCorrection: corrects !== null,
        isAdjustment: kind === 'adjustment',
        median: median === undefined ? null : moneyText(median, draft.currency),
        outlierRatio: median === undefined || isZero(median) ? null : hundredth(size, median),
        copies: isOwn(line) ? `${copied}` : '1',
        overlapDays: `${overlapDays}`,
        gapDays: `${gapDays}`,
        ...changed(last === undefined ? null : amountOf(last.amount), amountOf(amount), draft),
        previousUnitPrice: wasPrice,
        isPriceChanged: unitPrice !== null && wasPrice !== null && unitPrice !== wasPrice,
        correctedMonths: corrects === null ? null : `${monthsBetween(corrects, draft.period)}`,
        isCorrectedByNote: outdated.has(line.line),
        hasOrder: ordered.has(subject),
        hasCause: kind === 'adjustment' ? caused.has(line.line) : null,
        hasApproval: kind === 'adjustment' ? approved.has(line.line) : null,
        ...ofContract(line),
      },
    };
  });
}

interface Days {
  readonly overlapDays: number;
  readonly gapDays: number;
}

// Days of a recurring charge that another line has already, in this draft or last month's; and days
// between two lines of it.
function daysBilled(
  lines: readonly ContentLine[],
  previous: readonly ContentLine[],
): ReadonlyMap<ContentLine, Days> {
  const found = new Map<ContentLine, Days>();
  const isRecurring = (line: ContentLine): boolean => isOwn(line) && line.kind === 'recurring';
  const ends = new Map<string, string>();
  for (const line of previous.filter(isRecurring)) {
    const charge = chargeOf(line);
    if ((line.to ?? '') > (ends.get(charge) ?? '')) ends.set(charge, line.to ?? '');
  }
  const inOrder = lines
    .filter(isRecurring)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  for (const line of inOrder) {
    const { from, to } = line;
    const charge = chargeOf(line);
    const end = ends.get(charge);
    if (from === null || to === null) continue;
    if (end !== undefined) {
      const overlapDays = Math.max(0, daysBetween(from, end < to ? end : to));
      found.set(line, { overlapDays, gapDays: Math.max(0, daysBetween(end, from)) });
    }
    if (to > (end ?? '')) ends.set(charge, to);
  }
  return found;
}

// What lines of one name came to this month and last: none when nothing is known of last month.
function changeRows(
  { draft, content, surroundings }: Material,
  keyOf: (line: ContentLine) => string,
): readonly ControlRow[] {
  const { previous, ordered } = surroundings;
  if (previous === null) return [];
  const total = (lines: readonly ContentLine[] | undefined): Rational | null =>
    lines === undefined ? null : sum(lines.map(({ amount }) => amountOf(amount)));
  const now = grouped(content.lines.filter(isOwn), keyOf);
  const before = grouped(previous.filter(isOwn), keyOf);
  return [...new Set([...now.keys(), ...before.keys()])].sort().flatMap((key) => {
    const [is, was] = [total(now.get(key)), total(before.get(key))];
    const [one] = now.get(key) ?? before.get(key) ?? [];
    if (one === undefined) return [];
    const { clause, kind, subject } = one;
    return {
      key,
      facts: {
        ...{ clause, kind, subject },
        amount: moneyText(is ?? ZERO, draft.currency),
        ...changed(was ?? ZERO, is ?? ZERO, draft),
        isNew: was === null,
        hasEnded: is === null,
        hasOrder: ordered.has(subject),
      },
    };
  });
}

function heldRows({ surroundings }: Material): readonly ControlRow[] {
  return surroundings.held.map(({ position, subject, clause, code }) => {
    return { key: `held/${position}`, facts: { subject, clause, code } };
  });
}

function draftRow({ draft, content, surroundings, contract: view }: Material): ControlRow {
  const { lines, net, adds } = content;
  const { previous, held, accountState, openOrders, hasVatId } = surroundings;
  const { hasRegistration, undoneOrders, networks } = surroundings;
  const contractEnd = view === null ? null : endOf(view);
  const extracts = [...networks.values()];
  const { currency, period, contract } = draft;
  const was = previous === null ? null : sum(previous.map(({ amount }) => amountOf(amount)));
  return {
    key: contract,
    facts: {
      ...{ amount: net, accountState, hasVatId, hasRegistration, currency },
      size: toText(absolute(amountOf(net))),
      total: draft.total,
      sumOfLines: moneyText(adds, currency),
      isSum: compare(adds, amountOf(draft.total)) === 0,
      ...changed(was, amountOf(net), draft),
      lines: `${lines.length}`,
      held: `${held.length}`,
      adjustments: `${lines.filter(({ kind }) => kind === 'adjustment').length}`,
      openOrders: `${openOrders}`,
      undoneOrders: `${undoneOrders}`,
      onlyOnNetwork:
        extracts.length === 0 ? null : `${extracts.reduce((all, { only }) => all + only, 0)}`,
      networkDay:
        extracts
          .map(({ day }) => day)
          .sort()
          .at(-1) ?? null,
      daysToEnd: contractEnd === null ? null : `${daysBetween(`${period}-01`, contractEnd)}`,
    },
  };
}

// How far an amount is from what it was; null: nothing to compare with.
function changed(was: Rational | null, is: Rational, { currency }: Draft): FactRow {
  if (was === null) {
    return { previousAmount: null, change: null, changeSize: null, changePercent: null };
  }
  const change = subtract(is, was);
  const size = absolute(change);
  return {
    previousAmount: moneyText(was, currency),
    change: moneyText(change, currency),
    changeSize: toText(size),
    // From nothing to something is more than any percentage that a person would write.
    changePercent: isZero(was) ? (isZero(size) ? '0' : '1000000') : percent(size, absolute(was)),
  };
}

const percent = (part: Rational, whole: Rational): string =>
  hundredth({ n: part.n * 100n, d: part.d }, whole);

// A quotient rounded down to hundredths: evidence for people, never an amount.
function hundredth(part: Rational, whole: Rational): string {
  const { n, d } = divide(part, whole);
  return toText(rational((n * 100n) / d, 100n));
}

function daysBetween(from: string, to: string): number {
  const [a, b] = [parseDay(from), parseDay(to)];
  if (a === undefined || b === undefined) throw new RangeError(`no day: ${from}, ${to}`);
  return b - a;
}

function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}
