// Service, completion: units, currencies and types, and how a candidate is made.

import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { ATTRIBUTE_TYPES } from '../language/functions.ts';
import { BUILT_IN_UNITS, unitLabel } from '../values/index.ts';
import { type Analysis, languageIn } from './analysis.ts';
import type { Site } from './completion-site.ts';
import type { EntityKind } from './entities.ts';

/** What may be written. */
export interface Candidate {
  readonly label: string;
  /** What is written; the label where absent. */
  readonly insert?: string;
  readonly kind: EntityKind | 'keyword' | 'unit' | 'enumeration' | 'function';
  readonly detail: Bilingual;
}

const NONE: Bilingual = { en: '', fr: '' };

/** A candidate. */
export function item(kind: Candidate['kind'], label: string, detail: Bilingual = NONE): Candidate {
  return { label, kind, detail };
}

/** A word of the language that is read as a name: it needs no quotes. */
export const builtinItem = (kind: Candidate['kind'], label: string): Candidate => ({
  ...item(kind, label),
  insert: label,
});

const KINDS: Readonly<Record<string, Bilingual>> = {
  item: { en: 'item', fr: 'élément' },
  record: { en: 'record', fr: 'relevé' },
  derived: { en: 'derived', fr: 'dérivé' },
};

/** The name of a type. */
export const typeItem = (type: { readonly name: string; readonly kind: string }): Candidate =>
  item('type', type.name, KINDS[type.kind]);

/** Units after a number, or after `per`. */
export function unitsFor(analysis: Analysis, site: Site, last: string): Candidate[] {
  if (last === 'Per') {
    const types = [...analysis.compilation.symbols.types.values()].map(typeItem);
    return [...timeUnits(analysis, site), ...types];
  }
  return [...currencies(analysis), ...allUnits(analysis, site)];
}

/** Currencies, the contract's first. */
export function currencies(analysis: Analysis): Candidate[] {
  const own = analysis.compilation.symbols.currency;
  const codes = [...new Set([own, 'EUR', 'USD', 'GBP', 'CHF'])].filter((code) => code !== '');
  return codes.map((code) => item('unit', code));
}

function allUnits(analysis: Analysis, site: Site): Candidate[] {
  const language = languageIn(analysis, site.file);
  const units = BUILT_IN_UNITS.map((unit) => unitLabel(unit, language, true));
  return [...new Set(units)].map((label) => item('unit', label));
}

/** Units of time, in the singular. */
export function timeUnits(analysis: Analysis, site: Site): Candidate[] {
  const language = languageIn(analysis, site.file);
  return BUILT_IN_UNITS.filter(
    ({ dimension }) => 'second' in dimension || 'month' in dimension,
  ).map((unit) => item('unit', unitLabel(unit, language, false)));
}

/** What the type of an attribute may be. */
export function typePhrase(analysis: Analysis, site: Site): Candidate[] {
  const language = languageIn(analysis, site.file);
  const plain = ATTRIBUTE_TYPES.map((builtin) => builtinItem('type', builtin[language][0]));
  const types = [...analysis.compilation.symbols.types.values()].map(typeItem);
  return [...plain, ...types, ...currencies(analysis), ...allUnits(analysis, site)];
}
