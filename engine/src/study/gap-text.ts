// Study, gaps in words: what is missing, for a person who is to ask for it. In: gaps. Out:
// one line each, in the language of the reader.
import type { Language } from '@avenant/dsl';
import { heldText } from '../rate/held-text.ts';
import type { Gap } from './gaps.ts';

const STATES = {
  en: { missing: 'missing', empty: 'empty', incomplete: 'incomplete' },
  fr: { missing: 'absent', empty: 'vide', incomplete: 'incomplet' },
} as const;

/** A gap as something to ask for. */
export function gapText(gap: Gap, language: Language): string {
  const english = language === 'en';
  const { what, of, name, file, column, wanted, held } = gap;
  const state = STATES[language][gap.state];
  const list = wanted.join(', ');
  const colon = english ? ':' : ' :';
  switch (what) {
    case 'file': {
      const read = list === '' ? '' : ` (${english ? 'with' : 'avec'} ${list})`;
      if (file === '') return `${of}${colon} ${english ? 'no data' : 'aucune donnée'}${read}`;
      return `${of}${colon} ${english ? 'file' : 'fichier'} ${file} ${state}${read}`;
    }
    case 'column':
      return english
        ? `${of}: column ${column} of ${file} ${state}`
        : `${of} : colonne ${column} de ${file} ${state}`;
    case 'attribute': {
      const owner = english ? `${name} of ${of}` : `${name} de ${of}`;
      const where = english ? `column ${column} of ${file}` : `colonne ${column} de ${file}`;
      return `${owner}${colon} ${where} ${state}${casesText(gap, language)}`;
    }
    case 'series': {
      const title = english ? `series ${of}` : `série ${of}`;
      if (held !== undefined) {
        return `${title}${colon} ${english ? 'no value for' : 'pas de valeur pour'} ${list}`;
      }
      const where = column === '' ? file : `${file}, ${column}`;
      return `${title}${colon} ${english ? 'file' : 'fichier'} ${where} ${state}`;
    }
    default: {
      if (held !== undefined) return `${heldText(held, language)}${casesText(gap, language)}`;
      return english
        ? `prices ${of}: file ${file} ${state}`
        : `prix ${of} : fichier ${file} ${state}`;
    }
  }
}

// Which subject it was met on first, and how often.
function casesText({ held, cases, what }: Gap, language: Language): string {
  if (held === undefined) return '';
  const english = language === 'en';
  const whom = what === 'attribute' ? held.values.subject : undefined;
  const first = whom === undefined ? '' : `${english ? 'for' : 'pour'} ${whom}`;
  const times = cases === 1 ? '' : english ? `held ${cases} times` : `retenu ${cases} fois`;
  const text = [first, times].filter((part) => part !== '').join(', ');
  return text === '' ? '' : ` (${text})`;
}
