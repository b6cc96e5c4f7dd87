// `avenant test FOLDER [--coverage] [--propose]`: the contract's own examples, what they reach, and
// the boundary cases that they do not have, as examples to confirm.
import { coverExamples, type ExampleResult, proposeExamples, runExamples } from '@avenant/engine';
import { type Output, refuse } from '../output.ts';
import { blocks, prepare } from '../rating.ts';
import { counted } from './check.ts';
import { printCoverage, printProposals } from './coverage.ts';

/** Runs the examples; 1 when one fails or the contract has errors. */
export async function test(
  path: string,
  options: { readonly coverage: boolean; readonly propose: boolean },
  output: Output,
): Promise<number> {
  const { compilation, problems, folder } = prepare(path);
  if (blocks(problems)) return refuse(problems, folder.files, output);
  const results = await runExamples(compilation, folder.files, folder.tables);
  const failed = results.filter((item) => !item.holds).length;
  const coverage = options.coverage
    ? await coverExamples(compilation, folder.files, folder.tables)
    : undefined;
  const proposals = options.propose ? await proposeExamples(compilation, folder.tables) : undefined;
  if (output.json) output.out(JSON.stringify({ results, coverage, proposals }));
  else if (proposals !== undefined) printProposals(proposals, output);
  else {
    for (const item of results) output.out(resultText(item, output));
    const held = results.length - failed;
    output.out(
      output.language === 'en'
        ? `${counted(held, 'expectation holds', 'expectations hold')}, ${failed} fail`
        : `${counted(held, 'attente tenue', 'attentes tenues')}, ${failed} en échec`,
    );
    if (coverage !== undefined) printCoverage(coverage, output);
  }
  return failed > 0 ? 1 : 0;
}

/** The words of the engine's judgement, which are not amounts. */
const FRENCH: readonly (readonly [RegExp, string])[] = [
  [/\bnothing\b/g, 'rien'],
  [/\bheld\b/g, 'retenu'],
  [/\ba line\b/g, 'une ligne'],
  [/\btotal\b/g, 'total'],
];

function resultText(item: ExampleResult, { language }: Output): string {
  const own = (text: string): string =>
    language === 'en' ? text : FRENCH.reduce((so, [word, fr]) => so.replace(word, fr), text);
  const [expected, found] = language === 'en' ? ['expected', 'found'] : ['attendu', 'trouvé'];
  const detail = item.holds
    ? own(item.expected)
    : `${expected} ${own(item.expected)}, ${found} ${own(item.found)}`;
  const { file, line } = item.place;
  const colon = language === 'en' ? ':' : ' :';
  const about = `${item.example}${colon} ${item.about}`;
  return `${item.holds ? '✓' : '✗'} ${about}${colon} ${detail}  (${file}:${line})`;
}
