// Command line, differences of texts: the parts that differ with a few lines around each change.
import type { DiffLine, PartDifference } from '@avenant/dsl';
import type { Output } from './output.ts';

const WORDS = {
  added: { en: 'added', fr: 'ajouté' },
  removed: { en: 'removed', fr: 'retiré' },
  changed: { en: 'changed', fr: 'modifié' },
  same: { en: 'The texts say the same.', fr: 'Les textes disent la même chose.' },
} as const;

/** Prints the parts that differ; a line when none does. */
export function printDifference(parts: readonly PartDifference[], output: Output): void {
  if (parts.length === 0) output.out(WORDS.same[output.language]);
  for (const { heading, change, lines } of parts) {
    output.out(`@@ ${heading}  (${WORDS[change][output.language]})`);
    for (const line of around(lines)) output.out(line);
    output.out('');
  }
}

const CONTEXT = 2;

function around(lines: readonly DiffLine[]): string[] {
  const near = (at: number): boolean =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ sign }) => sign !== ' ');
  return lines.flatMap(({ sign, text }, at) => {
    if (near(at)) return [`${sign} ${text}`];
    return at === 0 || near(at - 1) ? ['  …'] : [];
  });
}
