// Differential tests: one case through the engine and through the reference. In: a contract's text,
// rows, periods. Out: what differs, in words; nothing when the two agree.
import {
  compileContract,
  createParseCache,
  createSourceFile,
  type PlanHistory,
  type PlanType,
} from '../../dsl/src/index.ts';
import { formatDay, formatMonth } from '../../dsl/src/values/index.ts';
import {
  bindFacts,
  type RatedLine,
  type RatedPeriod,
  type RawTable,
  rateContract,
} from '../../engine/src/index.ts';
import type { Scenario } from './arbitraries/scenario.ts';
import { Met } from './met.ts';
import { type ReferenceHeld, type ReferencePeriod, referenceRate } from './reference/index.ts';
import type { Tables } from './reference/thing.ts';
import { sentencesIn } from './sentences.ts';

const cache = createParseCache();

/** Compiles a text. @throws Error when it has an error: then the generator is at fault. */
export function historyOf(text: string): PlanHistory {
  const { history, problems } = compileContract({
    files: [createSourceFile('case.avn', text)],
    cache,
  });
  // Rows that overlap are wanted here: the engine and the reference must both hold what meets them.
  const errors = problems.filter(({ severity, code }) => severity === 'error' && code !== 'C0902');
  if (errors.length > 0 || history === undefined) {
    const said = errors.map(
      ({ code, place, values }) => `${code} ${place.line} ${JSON.stringify(values)}`,
    );
    throw new Error(`${said.join('\n')}\n\n${text}`);
  }
  return history;
}

/** The columns of a type's data file. */
function columnsOf({ key, known, time, attributes }: PlanType): readonly string[] {
  const dated = 'column' in time ? [time.column] : 'from' in time ? [time.from] : [];
  const ended = 'to' in time && time.to !== undefined ? [time.to] : [];
  const own = attributes.map(({ column }) => column);
  const all = [...(key === undefined ? [] : [key]), ...own, ...dated, ...ended];
  return [...new Set([...all, ...(known === undefined ? [] : [known])])];
}

/** Data files by name, as the engine reads them. */
export function filesOf({ plans }: PlanHistory, tables: Tables): ReadonlyMap<string, RawTable> {
  const plan = plans.at(-1)?.plan;
  const types = (plan?.types ?? []).map((type) => ({ ...type, columns: columnsOf(type) }));
  const series = (plan?.series ?? []).flatMap(({ name, file, columns }) =>
    file === undefined || columns === undefined
      ? []
      : [{ name, file, columns: Object.values(columns) }],
  );
  return new Map(
    [...types, ...series].map(({ name, file = name, columns }) => {
      const rows = (tables[name] ?? []).map((cells) => columns.map((one) => cells[one] ?? ''));
      return [file, { file, columns, rows }];
    }),
  );
}

/** Both answers. */
export interface Answers {
  readonly engine: readonly RatedPeriod[];
  readonly reference: readonly ReferencePeriod[];
}

/** Rates a case both ways. */
export async function bothWays(
  scenario: Scenario,
  history: PlanHistory = historyOf(scenario.text),
  met: Met = new Met(),
): Promise<Answers> {
  const { tables, from, through, knownOn } = scenario;
  const plan = history.plans.at(-1)?.plan;
  if (plan === undefined) throw new Error('no plan');
  const { value: facts, problems } = bindFacts(plan, filesOf(history, tables));
  const fault = problems.find(({ code, severity }) => severity === 'error' && code !== 'R0206');
  if (fault !== undefined) throw new Error(`rows that do not bind: ${JSON.stringify(fault)}`);
  const day = knownOn === undefined ? {} : { knownOn };
  for (const name of sentencesIn(scenario.text)) met.add(name);
  const { periods } = await rateContract({ history, facts, from, through, ...day });
  const reference = referenceRate({ history, tables, from, through, ...day }, met);
  return { engine: periods, reference };
}

/** What differs between the two answers. */
export function differences({ engine, reference }: Answers): readonly string[] {
  return reference.flatMap((wanted, at) => {
    const found = engine[at];
    if (found === undefined) return [`${wanted.period}: the engine gives no such period`];
    const lines = found.lines
      .map((line) => {
        const { id, amount, from, to } = line;
        return { id, amount, from, to, shown: shownIn(line) };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return [
      ...unlike(wanted.period, 'line', texts(wanted.lines), texts(lines)),
      ...unlike(wanted.period, 'total', [wanted.total], [found.total]),
      ...unlike(wanted.period, 'day of knowledge', [wanted.knownOn], [found.knownOn]),
      ...unlikeHeld(wanted, found),
    ];
  });
}

// Quantity and unit price as the reference writes them.
function shownIn({ quantity, quantityUnit, unitPrice, unitPriceUnit }: RatedLine): string {
  const written = (value: string | undefined, unit = ''): readonly string[] =>
    value === undefined ? [] : [`${value} ${unit}`.trim()];
  return [...written(quantity, quantityUnit), ...written(unitPrice, unitPriceUnit)].join(' x ');
}

const texts = (list: readonly object[]): readonly string[] =>
  list.map((one) => Object.values(one).join(' '));

function unlike(
  period: string,
  what: string,
  wanted: readonly string[],
  found: readonly string[],
): readonly string[] {
  const missing = wanted.filter((one) => !found.includes(one));
  const extra = found.filter((one) => !wanted.includes(one));
  const doubled = found.length === new Set(found).size ? [] : [`${period}: a ${what} twice`];
  return [
    ...missing.map((one) => `${period}: ${what} only in the reference: ${one}`),
    ...extra.map((one) => `${period}: ${what} only in the engine: ${one}`),
    ...doubled,
  ];
}

// What was told of an earlier month may be told again when its reason changes, and need not be.
function unlikeHeld(wanted: ReferencePeriod, found: RatedPeriod): readonly string[] {
  const textOf = ({ clause, subject, code }: ReferenceHeld) => `${clause} ${subject} ${code}`;
  const [told, allowed] = [wanted.held, wanted.stillHeld].map((list) => list.map(textOf));
  const held = [...new Set(found.held.map(textOf))];
  return [
    ...[...new Set(told)]
      .filter((one) => !held.includes(one))
      .map((one) => `${wanted.period}: held only in the reference: ${one}`),
    ...held
      .filter((one) => allowed?.includes(one) !== true)
      .map((one) => `${wanted.period}: held only in the engine: ${one}`),
  ];
}

/** A case as files that a person can read and replay. */
export function written(scenario: Scenario, history?: PlanHistory): string {
  const { text, tables, from, through, knownOn } = scenario;
  const files = history === undefined ? [] : [...filesOf(history, tables).values()];
  const csv = files.map(
    ({ file, columns, rows }) =>
      `== ${file}\n${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`,
  );
  const asked = {
    from: formatMonth(from),
    through: formatMonth(through),
    ...(knownOn === undefined ? {} : { knownOn: formatDay(knownOn) }),
  };
  return [`== contract.avn\n${text}`, ...csv, `== asked.json\n${JSON.stringify(asked)}\n`].join(
    '\n',
  );
}
