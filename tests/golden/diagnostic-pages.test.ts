// Golden: the pages of docs/diagnostics. What they say to avoid draws their code, what they say to
// prefer compiles, binds and rates without it, in both languages.
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type Code, type Diagnostic } from '../../dsl/src/index.ts';
import { namesIn, readRepoFile } from '../../scripts/support/sources.ts';
import { compiled, type Files, problemsOf } from '../support/outcome.ts';
import { completed, STANDARD_DATA } from '../support/standard-contract.ts';

const HOME = 'docs/diagnostics';
const LANGUAGES = ['en', 'fr'] as const;

/** Shown without the standard contract: its lack is what they are about. */
const ALONE: readonly string[] = ['C0322'];
/** Shown in short, or about files before they are read: contracts-examples/bad has them whole. */
const NOT_RUN: readonly string[] = ['R0110', 'R0216', 'R0290', 'R0291', 'R0292'];

interface Shown {
  /** Contract texts, English then French; one when it serves both. */
  readonly contracts: readonly string[];
  readonly data: Files;
}

const pages = namesIn(HOME).files.filter((name) => /^[CR]\d{4}\.md$/.test(name));
const codeOf = (page: string) => page.slice(0, 5);

function section(page: string, title: string): string {
  const { text } = readRepoFile(`${HOME}/${page}`);
  return text.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
}

function shownIn(page: string, title: string): Shown {
  const fences = [...section(page, title).matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)];
  const data = fences.filter(([, kind]) => kind === 'csv');
  return {
    contracts: fences.flatMap(([, kind, , text = '']) => (kind === 'avenant' ? [text] : [])),
    data: Object.fromEntries(data.map(([, , name = '', text = '']) => [name, text])),
  };
}

async function problemsWith(
  page: string,
  { contracts, data }: Shown,
  language: 'en' | 'fr',
  whole: boolean,
): Promise<readonly Diagnostic[]> {
  const fragment = contracts[LANGUAGES.indexOf(language)] ?? contracts[0] ?? '';
  const contract = whole ? fragment : completed(fragment, language);
  if (codeOf(page).startsWith('C')) {
    return compiled({ 'contract.avn': contract, ...data }).problems;
  }
  return problemsOf({ 'contract.avn': contract, ...STANDARD_DATA, ...data });
}

const codesIn = (problems: readonly Diagnostic[]) => problems.map(({ code }) => code);

describe('diagnostic pages', () => {
  it.each(pages)('%s bears the titles of its code', (page) => {
    const { en, fr } = CATALOGUE[codeOf(page) as Code].title;
    const { text } = readRepoFile(`${HOME}/${page}`);
    expect(text.split('\n')[0]).toBe(`# ${codeOf(page)} ${en} / ${fr}`);
    const reasons = section(page, 'Why / Pourquoi').split('\n').slice(1).join('\n').trim();
    const [english = '', french = ''] = reasons.split(/\n\n/);
    for (const reason of [english, french]) expect(reason.length).toBeGreaterThan(40);
    expect(text).toContain(`](../../contracts-examples/bad/${codeOf(page)}-`);
  });

  it.each(pages)('%s: what it prefers is sound', async (page) => {
    const shown = shownIn(page, 'Prefer / À préférer');
    expect(shown.contracts.length + Object.keys(shown.data).length).toBeGreaterThan(0);
    for (const language of LANGUAGES) {
      const problems = await problemsWith(page, shown, language, false);
      const errors = problems.filter(({ code, severity }) => {
        return code === codeOf(page) || (code.startsWith('C') && severity === 'error');
      });
      expect([language, codesIn(errors)]).toEqual([language, []]);
    }
  });

  it.each(pages.filter((page) => !NOT_RUN.includes(codeOf(page))))(
    '%s: what it avoids draws the code',
    async (page) => {
      const shown = shownIn(page, 'Avoid / À éviter');
      const whole = ALONE.includes(codeOf(page));
      for (const language of LANGUAGES) {
        const problems = await problemsWith(page, shown, language, whole);
        expect(codesIn(problems)).toContain(codeOf(page));
      }
    },
  );
});
