// Service, shown values: values of the plan as a person reads them, in the language asked for.
import { french, type Type, typeText } from '../compile/types.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { UnitTag, ValueType } from '../plan/index.ts';
import { divide, fromText, toText } from '../values/index.ts';

/** The words of a unit. */
export function unitWords(unit: UnitTag, language: Language): string {
  return language === 'en' ? unit.label : french(unit.label);
}

/** A number in base units, in its unit. */
export function shownNumber(value: string, unit: UnitTag | undefined, language: Language): string {
  const number = fromText(value);
  const factor = unit === undefined ? undefined : fromText(unit.factor);
  if (number === undefined) return value;
  const scaled = factor === undefined ? number : divide(number, factor);
  const text = scaled === undefined ? value : toText(scaled);
  const plain = language === 'en' ? text : text.replace('.', ',');
  return unit === undefined ? plain : `${plain} ${unitWords(unit, language)}`;
}

/** A canonical text of the plan, as its type shows it; null is not sold. */
export function shownCell(value: string | null, type: ValueType, language: Language): string {
  if (value === null) return language === 'en' ? 'not sold' : 'non vendu';
  return type.kind === 'number' ? shownNumber(value, type.unit, language) : value;
}

/** A type in words, with its unit and currency. */
export function typeWords(type: Type, language: Language): string {
  if (type.kind === 'text' && type.values !== undefined) {
    const list = type.values.join(', ');
    return language === 'en' ? `one of ${list}` : `l’un de ${list}`;
  }
  return typeText(type)[language];
}

/** The dates over which something holds; empty when always. */
export function datesWords(from: string | null, to: string | null, language: Language): string {
  const [start, end] = language === 'en' ? ['from', 'until'] : ['à partir du', 'avant le'];
  const parts = [
    ...(from === null ? [] : [`${start} ${from}`]),
    ...(to === null ? [] : [`${end} ${to}`]),
  ];
  return parts.join(' ');
}
