// Support: everything that is wrong with a contract and its data, from text to the first invoice, as
// diagnostics with a place each.
import {
  type Code,
  type CompileInput,
  compileContract,
  createSourceFile,
  type Diagnostic,
  type Place,
  problem,
  type RatingPlan,
  renderDiagnostic,
} from '../../dsl/src/index.ts';
import { parseMonth } from '../../dsl/src/values/index.ts';
import { bindFacts, type HeldItem, type RawTable, rateContract } from '../../engine/src/index.ts';

/** Texts by file name. */
export type Files = Readonly<Record<string, string>>;

/** The invoice that is drawn: the standard contract's first. */
const PERIOD = '2026-01';
const NOWHERE: Place = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A data file as read: cells stand between commas, no quotes. */
export function readCsv(file: string, text: string): RawTable {
  const [header = [], ...rows] = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(','));
  return { file, columns: header, rows };
}

/** Compiles a contract and its data files. */
export function compiled(files: Files): ReturnType<typeof compileContract> {
  const named = Object.entries(files);
  const sources = named.filter(([name]) => name.endsWith('.avn'));
  const tables = named.filter(([name]) => name.endsWith('.csv'));
  const input: CompileInput = {
    files: sources.map(([name, text]) => createSourceFile(name, text)),
    tables: new Map(tables.map(([name, text]) => [name, readCsv(name, text)])),
  };
  return compileContract(input);
}

/** What compiling, binding and rating the first invoice find wrong. */
export async function problemsOf(files: Files): Promise<readonly Diagnostic[]> {
  const { problems, history } = compiled(files);
  const plan = history?.plans.at(-1)?.plan;
  if (history === undefined || plan === undefined) return problems;
  const data = Object.entries(files).filter(([name]) => name.endsWith('.csv'));
  const facts = bindFacts(plan, new Map(data.map(([name, text]) => [name, readCsv(name, text)])));
  const period = parseMonth(PERIOD) ?? 0;
  const asked = { history, facts: facts.value, from: period, through: period };
  const { periods } = await rateContract(asked);
  const held = periods.flatMap((one) => one.held.map((item) => diagnosticOf(item, plan)));
  return [...problems, ...facts.problems, ...held];
}

// What is held has no place of its own: the clause that could not be rated stands for it.
function diagnosticOf({ code, clause, values }: HeldItem, plan: RatingPlan): Diagnostic {
  const place = plan.rules.find((rule) => rule.clause === clause)?.span ?? NOWHERE;
  return problem(code as Code, place, { values });
}

/** A diagnostic as people read it, with the lines that it speaks of. */
export function rendered(found: Diagnostic, language: 'en' | 'fr', files: Files): string {
  const lineOf = (file: string, line: number) => files[file]?.split('\n')[line - 1];
  return renderDiagnostic(found, language, lineOf).join('\n');
}
