// Examples, the words of proposals: titles and comments in the contract's language.
import type { Language, Place } from '@avenant/dsl';
import {
  divide,
  formatDay,
  fromText,
  ONE,
  toSafeNumber,
  toText,
  unitWords,
} from '@avenant/dsl/values';
import type { Edge, Side } from './edges.ts';

/** The clauses that an edge is about, as a title begins. */
export function clausesWord(clauses: readonly string[]): string {
  const [first, ...rest] = clauses;
  return rest.length > 2 ? `${first}, …` : clauses.join(', ');
}

/** The title of a boundary case. */
export function titleWords(about: string, edge: Edge, side: Side, language: Language): string {
  const shown = edgeWords(edge, language);
  if (language === 'fr') {
    const where = {
      at: `${shown} exactement`,
      above: `juste au-dessus de ${shown}`,
      under: `juste au-dessous de ${shown}`,
    };
    return `${about} : ${where[side]}`;
  }
  const where = {
    at: `${shown} exactly`,
    above: `just above ${shown}`,
    under: `just under ${shown}`,
  };
  return `${about}: ${where[side]}`;
}

/** The comment above a boundary case. */
export function commentWords({ file, line }: Place, language: Language): readonly string[] {
  if (language === 'fr') {
    return [`À CONFIRMER par une personne : montants calculés par le moteur (${file}:${line}).`];
  }
  return [`TO BE CONFIRMED by a person: amounts computed by the engine (${file}:${line}).`];
}

function edgeWords({ at, unit, isDay }: Edge, language: Language): string {
  if (isDay) return formatDay(toSafeNumber(at) ?? 0);
  const shown = toText(divide(at, fromText(unit?.factor ?? '1') ?? ONE));
  const digits = language === 'fr' ? shown.replace('.', ',') : shown;
  if (unit === undefined) return digits;
  return `${digits} ${unitWords(unit.label, language, true)}`;
}
