// `avenant test FOLDER`: the contract's own examples.
import { runExamples } from '@avenant/engine';
import { type Output, printProblems } from '../output.ts';
import { blocks, prepare } from '../rating.ts';

/** Runs the examples; 1 when one fails or the contract has errors. */
export async function test(path: string, output: Output): Promise<number> {
  const { compilation, problems, folder } = prepare(path);
  if (blocks(problems)) {
    printProblems(problems, folder.files, output);
    return 1;
  }
  const results = await runExamples(compilation, folder.files, folder.tables);
  const failed = results.filter((item) => !item.holds);
  if (output.json) output.out(JSON.stringify({ results }));
  else {
    for (const item of results) {
      const { language } = output;
      const words = language === 'en' ? ['expected', 'found'] : ['attendu', 'trouvé'];
      const detail = item.holds
        ? item.expected
        : `${words[0]} ${item.expected}, ${words[1]} ${item.found}`;
      const { file, line } = item.place;
      output.out(`${item.holds ? '✓' : '✗'} ${item.example}: ${item.about}: ${detail}  (${file}:${line})`);
    }
    output.out(
      output.language === 'en'
        ? `${results.length - failed.length} expectations hold, ${failed.length} fail`
        : `${results.length - failed.length} attentes tenues, ${failed.length} en échec`,
    );
  }
  return failed.length > 0 ? 1 : 0;
}
