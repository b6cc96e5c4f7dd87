// Studies, computation: what the command line's `feasibility` and `simulate` compute, by the same
// engine. In: texts, planned data, months. Out: plain data for the screens. Runs in a worker.
import {
  type Compilation,
  compileContract,
  type Diagnostic,
  type PlanHistory,
  wordsOf,
} from '@avenant/dsl';
import { formatMonth, type Month, parseMonth } from '@avenant/dsl/values';
import {
  type Attainment,
  attainments,
  bindFacts,
  firstMonth,
  heldText,
  type Literal,
  numbersIn,
  type RawTable,
  type Simulation,
  simulate,
  studyNames,
} from '@avenant/engine';
import { sourcesOf, tablesOf } from '../../contract/compile.ts';
import { type Judged, judged } from '../../contract/verdicts.ts';
import type { Text } from '../../texts/text.ts';
import { datasetsOf, type FoundDataset, type LeftOut, leftOutOf } from './datasets.ts';

/** What is computed. */
export interface StudyAsked {
  /** Contract text and reference tables by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** Planned data (CSV) by the names of the data files that the text reads. */
  readonly data: Readonly<Record<string, string>>;
  /** ISO month of the first invoice; null: the contract's own first. */
  readonly from: string | null;
  readonly months: number;
}

/** A problem of a text or of planned data. */
export interface FoundProblem {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  /** The column of planned data that it is in; null: the whole line, or a text. */
  readonly column: string | null;
  readonly isError: boolean;
  readonly message: Text;
  /** What to do, and what counts until then. */
  readonly help: Text;
}

/** What a scenario comes to. */
export interface Outcome extends Judged {
  /** ISO month of the first invoice. */
  readonly from: string;
  readonly simulation: Pick<Simulation, 'periods' | 'total' | 'clauses'>;
  readonly held: readonly { readonly clause: string; readonly cases: number; readonly why: Text }[];
  readonly leftOut: readonly LeftOut[];
  readonly commitments: readonly Attainment[];
}

/** A number of the text that a total hangs on. */
export interface FoundNumber {
  /** `contract.avn:12:9`. */
  readonly place: string;
  readonly name: string;
  readonly detail: string;
  /** As written, its unit after it. */
  readonly text: string;
}

/** What is found. */
export interface StudyFound {
  readonly problems: readonly FoundProblem[];
  readonly datasets: readonly FoundDataset[];
  readonly numbers: readonly FoundNumber[];
  /** Null while the text does not compile. */
  readonly outcome: Outcome | null;
}

const both = (say: (language: 'en' | 'fr') => string): Text => ({ en: say('en'), fr: say('fr') });

/** A scenario as the engine takes it; no history: its text does not compile. */
export function preparedStudy({ files: texts, data }: Omit<StudyAsked, 'months'>) {
  const tables = tablesOf({ ...data, ...texts }, new Map());
  const files = sourcesOf(texts);
  const compilation = compileContract({ files, tables });
  const { latest, history } = compilation;
  if (latest === undefined || history === undefined) return { files, tables, compilation };
  return { files, tables, compilation, history, bound: bindFacts(latest, tables) };
}

/** Computes a scenario. */
export async function computeStudy(asked: StudyAsked): Promise<StudyFound> {
  const { files, tables, compilation, history, bound } = preparedStudy(asked);
  const datasets = datasetsOf(compilation.latest ?? { types: [], series: [] });
  const numbers = numbersIn(compilation.trees, files).map(({ name, detail, literal }) => {
    return { place: placeText(literal), name, detail, text: literal.text };
  });
  if (history === undefined) {
    return { problems: compilation.problems.map(told), datasets, numbers, outcome: null };
  }
  // Data that is not there yet is what the verdicts tell.
  const said = bound.problems.filter(({ place }) => tables.has(place.file));
  return {
    ...{ datasets, numbers },
    problems: [...compilation.problems, ...said].map(told),
    outcome: await outcomeOf(asked, { compilation, history }, tables, bound.value),
  };
}

/** Where a number stands, as an address says it. */
export const placeText = ({ place: { file, line, column } }: Literal): string =>
  `${file}:${line}:${column}`;

/** The first month that is computed. */
export const monthOf = (wanted: string | null, history: PlanHistory): Month =>
  (wanted === null ? undefined : parseMonth(wanted)) ?? firstMonth(history);

async function outcomeOf(
  { from: wanted, months }: StudyAsked,
  { compilation, history }: { readonly compilation: Compilation; readonly history: PlanHistory },
  tables: ReadonlyMap<string, RawTable>,
  facts: ReturnType<typeof bindFacts>['value'],
): Promise<Outcome> {
  const from = monthOf(wanted, history);
  const { titles } = studyNames(compilation.trees);
  const horizon = { history, facts, from, months };
  const { periods, total, clauses, held } = await simulate(horizon, titles);
  return {
    ...(await judged({ compilation, history, tables, from, months })),
    from: formatMonth(from),
    simulation: { periods, total, clauses },
    held: held.map((item) => ({
      clause: item.clause,
      cases: item.cases,
      why: both((language) => heldText(item, language)),
    })),
    leftOut: leftOutOf(facts, tables),
    commitments: await attainments(horizon),
  };
}

function told(problem: Diagnostic): FoundProblem {
  const { code, place, severity, values } = problem;
  return {
    ...{ code, file: place.file, line: place.line },
    column: values.column ?? null,
    isError: severity === 'error',
    message: both((language) => wordsOf(problem, language).message),
    help: both((language) => wordsOf(problem, language).help ?? ''),
  };
}
