// Command line, rating: a folder -> compiled, bound and rated, with every problem on the way.
import { type Compilation, compileContract, type Diagnostic, type RatingPlan } from '@avenant/dsl';
import { type Day, type Month, parseDay, parseMonth } from '@avenant/dsl/values';
import { auditFacts, bindFacts, type Facts, type RateInput } from '@avenant/engine';
import { type Folder, readFolder } from './folder.ts';
import type { Output } from './output.ts';
import { writeRejects } from './rejects.ts';
import { UsageError } from './usage-error.ts';

/** A folder made ready to rate. */
export interface Prepared {
  readonly folder: Folder;
  readonly compilation: Compilation;
  readonly facts: Facts | undefined;
  readonly problems: readonly Diagnostic[];
}

/** Whether problems stop the command: errors of the contract text do, errors of rows do not. */
export function blocks(problems: readonly Diagnostic[]): boolean {
  return problems.some((item) => item.severity === 'error' && item.code.startsWith('C'));
}

/** Reads, compiles and binds a folder. */
export function prepare(path: string): Prepared {
  return prepareFolder(readFolder(path));
}

/** Compiles and binds a folder that has been read. */
export function prepareFolder(folder: Folder): Prepared {
  const compilation = compileContract({ files: folder.files, tables: folder.tables });
  const plan = compilation.history?.plans.at(-1)?.plan;
  const bound = plan === undefined ? undefined : bindFacts(plan, folder.tables);
  const data = firstCauses(bound?.problems ?? [], folder, plan);
  const problems = [...compilation.problems, ...folder.problems, ...data];
  return { folder, compilation, facts: bound?.value, problems };
}

/** What the contract leaves out of its data; nothing while its text or its rows have errors. */
export function audited({ compilation, facts, problems }: Prepared): readonly Diagnostic[] {
  const { latest: plan, notes } = compilation;
  const isSound = !problems.some(({ severity }) => severity === 'error');
  return plan === undefined || facts === undefined || !isSound
    ? []
    : auditFacts(plan, notes, facts);
}

/**
 * Problems of data without those that only follow from another: of a file that could not be read or
 * has no header, only that is told. Such a file is an error even where no row is missed.
 */
function firstCauses(
  problems: readonly Diagnostic[],
  folder: Folder,
  plan: RatingPlan | undefined,
): Diagnostic[] {
  const unread = new Set(folder.problems.map((item) => item.place.file));
  const blank = (file: string): boolean => folder.tables.get(file)?.columns.length === 0;
  const absent = (type: string | undefined): boolean => {
    const file = plan?.types.find(({ name }) => name === type)?.file;
    return file !== undefined && (!folder.tables.has(file) || blank(file));
  };
  return problems.flatMap((item) => {
    const { code, place, values } = item;
    if (code === 'R0201' && unread.has(values.file ?? place.file)) return [];
    if (code === 'R0209' && absent(values.target)) return [];
    if (!blank(place.file)) return [item];
    return code === 'R0205' ? [{ ...item, severity: 'error' as const }] : [];
  });
}

/** Writes the rows with errors, all of them, and says where; nothing when `into` is not given. */
export function reject(prepared: Prepared, into: string | undefined, output: Output): void {
  const plan = prepared.compilation.history?.plans.at(-1)?.plan;
  if (into === undefined || plan === undefined) return;
  const { folder } = prepared;
  const { problems } = bindFacts(plan, folder.tables, Number.POSITIVE_INFINITY);
  for (const file of writeRejects(folder, problems, into, output.language)) {
    output.note(output.language === 'en' ? `rejected rows: ${file}` : `lignes refusées : ${file}`);
  }
}

/** The month of an option; a usage error when it is none. */
export function monthOption(text: string | undefined, name: string): Month {
  const month = text === undefined ? undefined : parseMonth(text);
  if (month === undefined) {
    const fr = `--${name} demande un mois tel que 2026-03`;
    throw new UsageError({ en: `--${name} needs a month such as 2026-03`, fr });
  }
  return month;
}

/** The day of an option, when given. */
export function dayOption(text: string | undefined, name: string): Day | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === undefined) {
    const fr = `--${name} demande une date telle que 2026-03-31`;
    throw new UsageError({ en: `--${name} needs a date such as 2026-03-31`, fr });
  }
  return day;
}

/** What rating asks, from the options of a command; undefined when there is no plan. */
export function rateInput(
  prepared: Prepared,
  options: { readonly from: Month; readonly through: Month; readonly knownOn: Day | undefined },
  output: Output,
): RateInput | undefined {
  const { history } = prepared.compilation;
  if (history === undefined || prepared.facts === undefined) return undefined;
  const { from, through, knownOn } = options;
  return {
    history,
    facts: prepared.facts,
    from,
    through,
    ...(knownOn === undefined ? {} : { knownOn }),
    ...(output.json ? {} : { onProgress: progress(output) }),
  };
}

/** Shows progress at most every half second, once rating has lasted a second. */
function progress(output: Output): (done: number, total: number) => void {
  const start = performance.now();
  let last = start;
  return (done, total) => {
    const now = performance.now();
    if (now - start < 1000 || now - last < 500) return;
    last = now;
    const rate = Math.round((done / (now - start)) * 1000);
    const left = total > done && rate > 0 ? Math.ceil((total - done) / rate) : 0;
    const words = output.language === 'en' ? 'subjects rated' : 'sujets valorisés';
    const share = total > 0 ? ` / ${total}` : '';
    output.note(`  … ${done}${share} ${words}, ${rate}/s${left > 0 ? `, ${left} s` : ''}`);
  };
}
