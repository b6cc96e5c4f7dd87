// `avenant text FOLDER --on DATE [--against DATE] [--known-on DATE]`: the contract as amended on a
// service date, or what two such texts say differently.
import {
  compileContract,
  createSourceFile,
  type Language,
  parseFiles,
  placed,
  printText,
  textDifference,
  textOn,
  textParts,
} from '@avenant/dsl';
import { formatDay } from '@avenant/dsl/values';
import { printDifference } from '../difference.ts';
import { type Folder, readFolder } from '../folder.ts';
import { type Output, refuse } from '../output.ts';
import { blocks, dayOption } from '../rating.ts';
import { UsageError } from '../usage-error.ts';

/** Options of the command, as written. */
export interface TextOptions {
  readonly on: string | undefined;
  readonly against: string | undefined;
  readonly knownOn: string | undefined;
  /** The language asked for; absent: the contract's own. */
  readonly lang: Language | undefined;
}

/** Runs the command; 1 when the contract or the text made of it has errors. */
export function text(path: string, options: TextOptions, output: Output): number {
  const on = dayOption(options.on, 'on');
  if (on === undefined) {
    const fr = '--on demande une date telle que 2026-07-01';
    throw new UsageError({ en: '--on needs a date such as 2026-07-01', fr });
  }
  const against = dayOption(options.against, 'against');
  const knownOn = dayOption(options.knownOn, 'known-on');
  const folder = readFolder(path);
  const compilation = compileContract({ files: folder.files, tables: folder.tables });
  const problems = [...folder.problems, ...compilation.problems];
  if (blocks(problems)) return refuse(problems, folder.files, output);
  const main = placed(compilation.trees, 'contract')[0]?.tree;
  const language = options.lang ?? main?.language ?? output.language;
  const known = knownOn === undefined ? {} : { knownOn: formatDay(knownOn) };
  const [first, second] = [on, against].map((day) =>
    day === undefined
      ? undefined
      : consolidated(folder, { on: formatDay(day), ...known, language }),
  );
  for (const one of [first, second]) {
    if (one !== undefined && blocks(one.problems)) return refuse(one.problems, one.files, output);
  }
  if (first === undefined) return 0;
  if (second === undefined) {
    if (output.json) output.out(JSON.stringify({ text: first.text }));
    else output.out(first.text.trimEnd());
    return 0;
  }
  const [a, b] = [first, second].map((one) => textParts(parseFiles(one.files).value, language));
  const parts = textDifference(a ?? [], b ?? []);
  if (output.json) output.out(JSON.stringify({ parts }));
  else printDifference(parts, { ...output, language });
  return 0;
}

/** A text of its own, and the problems it has as a contract. */
export function consolidated(folder: Folder, asked: Parameters<typeof textOn>[1]) {
  const { trees } = compileContract({ files: folder.files, tables: folder.tables });
  const printed = printText(textOn(trees, asked), asked.language);
  const name = trees.length === 1 ? (trees[0]?.file ?? '') : `${asked.on}.avn`;
  const files = [createSourceFile(name, printed)];
  const { problems } = compileContract({ files, tables: folder.tables });
  return { text: printed, files, problems };
}
