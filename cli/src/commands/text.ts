// `avenant format PATH`, `avenant translate PATH --to fr|en`, `avenant compile PATH`.
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Language, parseFiles, printFile } from '@avenant/dsl';
import { readFolder } from '../folder.ts';
import { type Output, refuse } from '../output.ts';
import { blocks, prepare } from '../rating.ts';
import { UsageError } from '../usage-error.ts';

/** Writes every file in its canonical form; `check` only says which would change. */
export function format(path: string, check: boolean, output: Output): number {
  const folder = readFolder(path);
  const parsed = parseFiles(folder.files);
  const problems = [...folder.problems, ...parsed.problems];
  if (problems.some(({ severity }) => severity === 'error')) {
    return refuse(problems, folder.files, output);
  }
  const root = path.endsWith('.avn') ? dirname(path) : path;
  const changed = parsed.value.filter((tree, index) => {
    const text = printFile(tree, tree.language, parsed.value);
    if (text === folder.files[index]?.text) return false;
    if (!check) writeFileSync(join(root, tree.file), text);
    return true;
  });
  const names = changed.map((tree) => tree.file);
  if (output.json) output.out(JSON.stringify({ changed: names }));
  else for (const name of names) output.out(name);
  return check && names.length > 0 ? 1 : 0;
}

/** Prints the files in the other language. */
export function translate(path: string, to: string | undefined, output: Output): number {
  if (to !== 'fr' && to !== 'en') {
    throw new UsageError({ en: '--to needs fr or en', fr: '--to demande fr ou en' });
  }
  const folder = readFolder(path);
  const parsed = parseFiles(folder.files);
  const problems = [...folder.problems, ...parsed.problems];
  if (problems.some(({ severity }) => severity === 'error')) {
    return refuse(problems, folder.files, output);
  }
  const language: Language = to;
  const texts = parsed.value.map((tree) => ({
    file: tree.file,
    text: printFile(tree, language, parsed.value),
  }));
  if (output.json) output.out(JSON.stringify({ files: texts }));
  else {
    for (const { file, text } of texts) {
      if (texts.length > 1) output.out(`-- ${basename(file)}`);
      output.out(text.trimEnd());
    }
  }
  return 0;
}

/** Prints the plan of the contract as known last. */
export function compile(path: string, output: Output): number {
  const { compilation, problems, folder } = prepare(path);
  const plan = compilation.history?.plans.at(-1)?.plan;
  if (plan === undefined || blocks(problems)) return refuse(problems, folder.files, output);
  output.out(JSON.stringify(plan, null, output.json ? 0 : 2));
  return 0;
}
