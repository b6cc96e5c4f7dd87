// Control, facts of the contract: its items, records and files, and how a draft's lines stand
// against them. In: a contract as it is now and a draft. Out: rows of facts. Nothing is queried.
import type { PlanType } from '@avenant/dsl';
import {
  DAY_MAX,
  DAY_MIN,
  type Day,
  formatDay,
  type Month,
  normalizeColumn,
  parseDay,
  parseMonth,
  rational,
  toText,
} from '@avenant/dsl/values';
import { coveredMonth, type Fact } from '@avenant/engine';
import { cellsOfLine } from '../facts/load-tables.ts';
import { type ContractView, common, type Days, daysOf } from './contract-view.ts';
import type { ContentLine, Draft } from './draft.ts';
import type { FactRow } from './evaluate.ts';
import type { ControlRow } from './facts.ts';
import { nameOf, type Surroundings } from './surroundings.ts';

/** What these facts are made of. */
export interface ContractMaterial {
  readonly draft: Draft;
  readonly lines: readonly ContentLine[];
  readonly surroundings: Surroundings;
  readonly contract: ContractView | null;
}

const monthOf = ({ period }: Draft): Month => parseMonth(period) ?? 0;

/** Items in service on a day of the period: their start, who bills them, what changed. */
export function itemRows(material: ContractMaterial): readonly ControlRow[] {
  const { draft, surroundings, contract } = material;
  if (contract === null) return [];
  const month = monthOf(draft);
  const period = daysOf(month);
  const { ordered, hasOrders } = surroundings;
  const touched = touchedBy(material);
  return typesOf(contract, 'item').flatMap((type) =>
    contract.view.type(type.name).facts.flatMap((fact): ControlRow[] => {
      if (!fact.segments.some((one) => isDuring(one, period))) return [];
      const { name } = type;
      const { from, to } = spanOf(fact);
      return [
        {
          key: `item/${nameOf(name, fact.key)}`,
          facts: {
            ...{ subject: fact.key, type: name },
            from: from === DAY_MIN ? null : formatDay(from),
            to: to === DAY_MAX ? null : formatDay(to),
            isBillable: contract.isBillable(name, fact, month),
            ...touched(name, fact.key),
            isChanged: isChanged(fact, period),
            hasOrder: ordered.has(fact.key),
            hasOrders,
          },
        },
      ];
    }),
  );
}

/** Records that the period's invoice is about: whether each is billed, and comes once. */
export function recordRows(material: ContractMaterial): readonly ControlRow[] {
  const { draft, contract } = material;
  if (contract === null) return [];
  const month = monthOf(draft);
  const days = daysOf(coveredMonth(contract.plan.contract, 'arrears', month));
  const touched = touchedBy(material);
  return typesOf(contract, 'record').flatMap((type) => {
    const { name } = type;
    const facts = contract.view.type(name).facts.filter((one) => isWithin(one, days));
    const said = facts.map((fact) => saidBy(contract, type, fact));
    const copies = new Map<string, number>();
    for (const one of said) copies.set(one, (copies.get(one) ?? 0) + 1);
    return facts.map((fact, at): ControlRow => {
      return {
        key: `record/${nameOf(name, fact.key)}`,
        facts: {
          ...{ subject: fact.key, type: name, day: formatDay(spanOf(fact).from) },
          isBillable: contract.isBillable(name, fact, month),
          ...touched(name, fact.key),
          copies: `${copies.get(said[at] ?? '') ?? 1}`,
        },
      };
    });
  });
}

/** Data files: records of the month and of the month before, rows that were rejected. */
export function datasetRows({
  draft,
  surroundings,
  contract,
}: ContractMaterial): readonly ControlRow[] {
  if (contract === null) return [];
  const month = coveredMonth(contract.plan.contract, 'arrears', monthOf(draft));
  const types = [...typesOf(contract, 'item'), ...typesOf(contract, 'record')];
  return types.map(({ name, kind, time, ...type }): ControlRow => {
    const file = type.file ?? name;
    const rejected = surroundings.rejected.get(file);
    const start = 'from' in time ? time.from : undefined;
    return {
      key: `file/${name}`,
      facts: {
        ...{ subject: file, type: name, kind },
        ...(kind === 'record' ? volumes(contract, name, month) : NO_VOLUMES),
        rejected: `${rejected?.rows ?? 0}`,
        withoutStart: start === undefined ? null : `${rejected?.empty.get(start) ?? 0}`,
      },
    };
  });
}

const NO_VOLUMES = { records: null, previousRecords: null, changePercent: null };

function volumes({ view }: ContractView, type: string, month: Month): FactRow {
  const { facts } = view.type(type);
  const of = (one: Month): number => facts.filter((fact) => isWithin(fact, daysOf(one))).length;
  const [records, before] = [of(month), of(month - 1)];
  const change = BigInt(Math.abs(records - before));
  const percent = before === 0 ? null : toText(rational((change * 100n) / BigInt(before), 1n));
  return { records: `${records}`, previousRecords: `${before}`, changePercent: percent };
}

/** What the contract says of a line: its subject's end, its clause, the network. */
export function lineFacts(material: ContractMaterial): (line: ContentLine) => FactRow {
  const { contract, surroundings } = material;
  const types = contract === null ? [] : typesOf(contract, 'item');
  const items = new Map(types.map((type) => [type.name, type]));
  return (line) => {
    const days = daysBilled(line);
    const type = items.get(line.subjectType ?? '');
    const fact = type && contract?.view.type(type.name).find(line.subject);
    const network = type && surroundings.networks.get(type.file ?? type.name);
    const isRecurring = line.kind === 'recurring' && line.corrects === null;
    return {
      daysAfterEnd:
        days === undefined || fact === undefined || !isRecurring
          ? null
          : `${lengthOf(common(days, { from: spanOf(fact).to, to: DAY_MAX }))}`,
      daysOutsideClause:
        days === undefined || contract === null
          ? null
          : `${lengthOf(days) - daysInForce(contract, line.clause, days)}`,
      isOffNetwork: network && isRecurring ? network.missing.has(line.subject) : null,
    };
  };
}

function daysBilled({ from, to }: ContentLine): Days | undefined {
  const [first, end] = [parseDay(from ?? ''), parseDay(to ?? '')];
  return first === undefined || end === undefined ? undefined : { from: first, to: end };
}

function daysInForce({ plan }: ContractView, clause: string, days: Days): number {
  const versions = plan.rules.filter((rule) => rule.clause === clause);
  return versions.reduce((all, { effective: { from, to } }) => {
    const force = { from: parseDay(from) ?? DAY_MIN, to: parseDay(to ?? '') ?? DAY_MAX };
    return all + lengthOf(common(days, force));
  }, 0);
}

// Whether a subject has a line in the draft or another of its run, or is held.
function touchedBy({ lines, surroundings }: ContractMaterial) {
  const billed = new Set(surroundings.billedElsewhere);
  for (const { subjectType, subject } of lines) billed.add(nameOf(subjectType, subject));
  const held = new Set(surroundings.held.map((one) => nameOf(one.subjectType, one.subject)));
  return (type: string, key: string) => {
    const name = nameOf(type, key);
    return { isBilled: billed.has(name), isHeld: held.has(name) };
  };
}

// Items that only lend their names to others are never in service.
function typesOf({ plan }: ContractView, kind: PlanType['kind']): readonly PlanType[] {
  return plan.types.filter((type) => type.kind === kind && type.time.kind !== 'always');
}

const spanOf = ({ segments }: Fact): Days => ({
  from: segments[0]?.from ?? DAY_MIN,
  to: segments.at(-1)?.to ?? DAY_MAX,
});

const lengthOf = ({ from, to }: Days): number => Math.max(0, to - from);
const isDuring = (one: Days, days: Days): boolean => lengthOf(common(one, days)) > 0;
const isWithin = (fact: Fact, { from, to }: Days): boolean => {
  const day = spanOf(fact).from;
  return from <= day && day < to;
};

// Its start, its end or another state of it falls on a day of the period.
function isChanged({ segments }: Fact, { from, to }: Days): boolean {
  const isIn = (day: Day): boolean => from <= day && day < to;
  return segments.some((one) => isIn(one.from) || isIn(one.to));
}

// All cells of a record but its own name and when it became known.
function saidBy({ tables }: ContractView, type: PlanType, fact: Fact): string {
  const table = tables.get(type.file ?? type.name);
  const line = fact.originAt?.(fact.segments[0]?.row ?? 0).line ?? 0;
  const own = [type.key, type.known].map((column) => normalizeColumn(column ?? ''));
  const isOwn = (at: number): boolean => own.includes(normalizeColumn(table?.columns[at] ?? ''));
  return JSON.stringify(cellsOfLine(table, line).map((cell, at) => (isOwn(at) ? '' : cell)));
}
