// `avenant rate FOLDER --period P [--through P] [--known-on DATE] [--rejects DIR]`: draft invoices.
import { heldText, rateContract } from '@avenant/engine';
import {
  type Output,
  printHint,
  printPeriod,
  printProblems,
  problemJson,
  refuse,
} from '../output.ts';
import { blocks, dayOption, monthOption, prepare, rateInput, reject } from '../rating.ts';

/** Options of the command, as written. */
export interface RateOptions {
  readonly period: string | undefined;
  readonly through: string | undefined;
  readonly knownOn: string | undefined;
  readonly lines: string | undefined;
  /** Where the rows with errors go. */
  readonly rejects?: string | undefined;
}

/** Runs the command; 1 when the contract has errors, a row was refused or something is held. */
export async function rate(path: string, options: RateOptions, output: Output): Promise<number> {
  const from = monthOption(options.period, 'period');
  const through = options.through === undefined ? from : monthOption(options.through, 'through');
  const knownOn = dayOption(options.knownOn, 'known-on');
  const prepared = prepare(path);
  const { problems, folder } = prepared;
  const serious = problems.filter((item) => item.severity !== 'info');
  const input = rateInput(prepared, { from, through, knownOn }, output);
  if (input === undefined || blocks(problems)) {
    return refuse(serious, folder.files, output);
  }
  const rated = await rateContract(input);
  const held = rated.periods.some((period) => period.held.length > 0);
  const refused = problems.some((item) => item.severity === 'error');
  if (output.json) {
    const periods = rated.periods.map((period) => ({
      ...period,
      held: period.held.map((item) => ({ ...item, message: heldText(item, output.language) })),
    }));
    const list = serious.map((item) => problemJson(item, output.language));
    output.out(JSON.stringify({ ...rated, periods, problems: list }));
  } else {
    printProblems(serious, folder.files, output);
    const limit = options.lines === 'all' ? Number.POSITIVE_INFINITY : 12;
    for (const period of rated.periods) printPeriod(period, rated.currency, output, limit);
    printHint(output);
  }
  reject(prepared, options.rejects, output);
  return held || refused ? 1 : 0;
}
