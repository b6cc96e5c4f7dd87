// Command line, rating: a folder -> compiled, bound and rated periods, with every problem on the way.
import { type Compilation, compileContract, type Diagnostic } from '@avenant/dsl';
import { type Day, type Month, parseDay, parseMonth } from '@avenant/dsl/values';
import { bindFacts, type Facts, type RateInput } from '@avenant/engine';
import { type Folder, readFolder, UsageError } from './folder.ts';
import type { Output } from './output.ts';

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
  const folder = readFolder(path);
  const compilation = compileContract({ files: folder.files, tables: folder.tables });
  const plan = compilation.history?.plans.at(-1)?.plan;
  const bound = plan === undefined ? undefined : bindFacts(plan, folder.tables);
  const unread = new Set(folder.problems.map((item) => item.place.file));
  // A file that could not be read has its own problem; it is not missing too.
  const data = (bound?.problems ?? []).filter(
    (item) => !(item.code === 'R0201' && unread.has(item.values.file ?? item.place.file)),
  );
  const problems = [...compilation.problems, ...folder.problems, ...data];
  return { folder, compilation, facts: bound?.value, problems };
}

/** The month of an option; a usage error when it is none. */
export function monthOption(text: string | undefined, name: string): Month {
  const month = text === undefined ? undefined : parseMonth(text);
  if (month === undefined) throw new UsageError(`--${name} needs a month such as 2026-03`);
  return month;
}

/** The day of an option, when given. */
export function dayOption(text: string | undefined, name: string): Day | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === undefined) throw new UsageError(`--${name} needs a date such as 2026-03-31`);
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
