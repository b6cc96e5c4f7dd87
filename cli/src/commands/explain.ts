// `avenant explain FOLDER --period P --line ID`: a line opened to its words, rows, dates and rounding.
import { explainLine, renderText } from '@avenant/engine';
import { readableAmount } from '../amounts.ts';
import { UsageError } from '../folder.ts';
import { type Output, printProblems } from '../output.ts';
import { blocks, dayOption, monthOption, prepare, rateInput } from '../rating.ts';

/** Options of the command, as written. */
export interface ExplainOptions {
  readonly period: string | undefined;
  readonly line: string | undefined;
  readonly knownOn: string | undefined;
}

/** Runs the command; 2 when there is no such line. */
export async function explain(
  path: string,
  options: ExplainOptions,
  output: Output,
): Promise<number> {
  const period = monthOption(options.period, 'period');
  const { line: id } = options;
  if (id === undefined) throw new UsageError('--line needs the id of a line, see `avenant rate`');
  const prepared = prepare(path);
  const knownOn = dayOption(options.knownOn, 'known-on');
  const input = rateInput(prepared, { from: period, through: period, knownOn }, output);
  if (input === undefined || blocks(prepared.problems)) {
    printProblems(prepared.problems, prepared.folder.files, output);
    return 1;
  }
  const explained = await explainLine(input, period, id);
  if (explained === undefined) {
    throw new UsageError(`no line ${id} in ${options.period ?? ''}; ids are in rate --json`);
  }
  if (output.json) {
    output.out(JSON.stringify(explained));
    return 0;
  }
  const { line, explanation, others } = explained;
  const { language } = output;
  const amount = readableAmount(line.amount, language);
  output.out(`${line.id}  ${line.label}  ${amount} ${line.currency}`);
  output.out(`${line.from} → ${line.to}`);
  for (const text of renderText(explanation, language)) output.out(`  ${text}`);
  for (const other of others) {
    output.out(`  ${language === 'en' ? 'clause' : 'clause'} ${other.clause}: ${other.why}`);
  }
  return 0;
}
