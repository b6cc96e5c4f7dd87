// `avenant check PATH [--rejects DIR]`: every problem of the contract and of its data files, and
// what the contract leaves out of its data.
import { type Output, printProblems, problemJson } from '../output.ts';
import { audited, prepare, reject } from '../rating.ts';

/** `1 rule`, `2 rules`; French takes the singular up to one. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Runs the command; 1 when something is an error. */
export function check(path: string, rejects: string | undefined, output: Output): number {
  const prepared = prepare(path);
  const { folder, compilation } = prepared;
  const problems = [...prepared.problems, ...audited(prepared)];
  const errors = problems.filter((item) => item.severity === 'error').length;
  if (output.json) {
    const list = problems.map((item) => problemJson(item, output.language));
    output.out(JSON.stringify({ problems: list }));
  } else {
    printProblems(problems, folder.files, output);
    const rules = compilation.latest?.rules.length ?? 0;
    const words =
      output.language === 'en'
        ? [
            counted(folder.files.length, 'file', 'files'),
            counted(rules, 'rule', 'rules'),
            counted(errors, 'error', 'errors'),
          ]
        : [
            counted(folder.files.length, 'fichier', 'fichiers'),
            counted(rules, 'règle', 'règles'),
            errors === 0 ? '0 erreur' : counted(errors, 'erreur', 'erreurs'),
          ];
    output.out(words.join(', '));
  }
  reject(prepared, rejects, output);
  return errors > 0 ? 1 : 0;
}
