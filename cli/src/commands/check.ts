// `avenant check PATH`: every problem of the contract and of its data files.
import { prepare } from '../rating.ts';
import { type Output, printProblems, problemJson } from '../output.ts';

/** Runs the command; 1 when something is an error. */
export function check(path: string, output: Output): number {
  const { problems, folder, compilation } = prepare(path);
  const errors = problems.filter((item) => item.severity === 'error').length;
  if (output.json) {
    const list = problems.map((item) => problemJson(item, output.language));
    output.out(JSON.stringify({ problems: list }));
  } else {
    printProblems(problems, folder.files, output);
    const rules = compilation.history?.plans.at(-1)?.plan.rules.length ?? 0;
    output.out(
      output.language === 'en'
        ? `${folder.files.length} files, ${rules} rules, ${errors} errors`
        : `${folder.files.length} fichiers, ${rules} règles, ${errors} erreurs`,
    );
  }
  return errors > 0 ? 1 : 0;
}
