// The page of the words of the language, English and French side by side, from its tables.
import {
  ATTRIBUTE_TYPES,
  type BuiltinName,
  FUNCTIONS,
  KEYWORDS,
  MEMBERS,
  PROPERTIES,
  WORDINGS,
} from '@avenant/dsl';

/** The page that lists the words. */
export const wordsPath = 'docs/words.md';

const SIGNS: Readonly<Record<string, string>> = {
  Greater: '>',
  Less: '<',
  GreaterEqual: '>=',
  LessEqual: '<=',
};

type Row = Pick<BuiltinName, 'en' | 'fr'>;

/** The text of the page. */
export function wordsPage(): string {
  const sentences = KEYWORDS.filter(({ place }) => place === 'line' || place === 'block');
  const others = KEYWORDS.filter((row) => !sentences.includes(row));
  const also = WORDINGS.filter((row) => !KEYWORDS.some((own) => own === row));
  const parts = [
    ['Functions / Fonctions', table(FUNCTIONS.map((row) => called(row)))],
    ['What every fact has / Ce que tout fait possède', table([...PROPERTIES, MEMBERS])],
    ['Types of attributes / Types des attributs', table(ATTRIBUTE_TYPES)],
    ['Starts of parts and sentences / Débuts de parties et de phrases', table(sentences)],
    ['Other words / Autres mots', table(others)],
    ['Read, never written / Lus, jamais écrits', alsoRead(also)],
  ];
  const head =
    '# Words / Mots\n\n<!-- Written by scripts/words.ts. -->\n\n' +
    'The first wording of a cell is the one that `avenant format` writes; the others are read ' +
    'too.\n\nLa première tournure d’une case est celle qu’écrit `avenant format` ; les autres ' +
    'sont lues aussi.';
  return `${[head, ...parts.map(([title, text]) => `## ${title}\n\n${text}`)].join('\n\n')}\n`;
}

const cell = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

function called({ en, fr }: Row): Row {
  const call = ([first, ...rest]: Row['en']): Row['en'] => [
    `${first}(…)`,
    ...rest.map((word) => `${word}(…)`),
  ];
  return { en: call(en), fr: call(fr) };
}

function table(rows: readonly Row[]): string {
  const lines = new Set(rows.map(({ en, fr }) => `| ${cell(en)} | ${cell(fr)} |`));
  const sorted = [...lines].toSorted();
  return `| English | Français |\n|---|---|\n${sorted.join('\n')}`;
}

function alsoRead(rows: typeof WORDINGS): string {
  const lines = rows.map(({ token, payload, en, fr }) => {
    const own = KEYWORDS.find((row) => row.token === token && row.payload === payload);
    return { token, own, en, fr };
  });
  const text = lines.map(({ token, own, en, fr }) => {
    const meant =
      own === undefined
        ? `\`${SIGNS[token] ?? ''}\``
        : `${cell(own.en.slice(0, 1))} / ${cell(own.fr.slice(0, 1))}`;
    return `| ${cell(en)} | ${cell(fr)} | ${meant} |`;
  });
  return `| English | Français | for / pour |\n|---|---|---|\n${text.join('\n')}`;
}
