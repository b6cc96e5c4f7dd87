// The web application says nothing in one language only: its words are in the tables of texts, which
// do not compile without both languages, and are not empty.
import { describe, expect, it } from 'vitest';
import { type RepoFile, typescriptIn } from '../../scripts/support/sources.ts';

const WORD = '[A-Za-zÀ-ÿ]{2,}';
const betweenTags = new RegExp(`>\\s*[^<>{}=;]*${WORD}[^<>{}=;]*</`, 'g');
const spoken = 'label|title|placeholder|description|alt|aria-label|aria-description|nothingFound';
const inAttribute = new RegExp(`\\s(?:${spoken})="[^"]*${WORD}[^"]*"`, 'g');

const wordsIn = ({ path, text }: RepoFile): readonly string[] =>
  [...text.matchAll(betweenTags), ...text.matchAll(inAttribute)].map(
    (hit) => `${path}:${text.slice(0, hit.index).split('\n').length}: ${hit[0].trim()}`,
  );

const emptyIn = ({ path, text }: RepoFile): readonly string[] =>
  [...text.matchAll(/\b(?:en|fr): (?:''|""|``)/g)].map((hit) => `${path}: ${hit[0]}`);

describe('texts', () => {
  const files = typescriptIn('editor/src');

  it('are in their tables, not in the screens', () => {
    expect(files.filter(({ path }) => path.endsWith('.tsx')).flatMap(wordsIn)).toEqual([]);
  });

  it('are not empty', () => {
    expect(files.flatMap(emptyIn)).toEqual([]);
  });

  it('are seen when planted', () => {
    const text = '<Button title="Save it">\n  Save {count}\n</Button><p>Bonjour</p>';
    expect(wordsIn({ path: 'a.tsx', text })).toHaveLength(2);
  });
});
