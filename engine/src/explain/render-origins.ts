// Rendering of origins: where an input comes from, in the reader's words. Days are half open in the
// tree; a reader sees the last day included.
import type { Language } from '@avenant/dsl';
import { formatDay, parseDay } from '@avenant/dsl/values';
import type { Origin } from './explanation.ts';
import { filled, isOpen, shownDate, shownNumber } from './render-values.ts';
import { AROUND } from './words.ts';

/** Where an input comes from. */
export function shownOrigin(origin: Origin, language: Language): string {
  switch (origin.kind) {
    case 'clause':
      return filled(AROUND.clause, language, origin.clause);
    case 'row':
      return filled(AROUND.row, language, origin.table, shownRow(origin, language));
    case 'fact':
      return factOrigin(origin, language);
    case 'series': {
      const parts = [
        filled(AROUND.series, language, origin.series, shownDate(origin.at, language)),
      ];
      const { published } = origin;
      if (published !== undefined) {
        parts.push(filled(AROUND.published, language, shownDate(published, language)));
      }
      return parts.join(', ');
    }
    case 'charge':
      return filled(AROUND.line, language, origin.line);
    case 'above':
      return AROUND.above[language];
    case 'period':
      return shownDays(origin.from, origin.to, language);
  }
}

// A row is called by its table and keys: `port price: 1 / 100 Mbps`; the table is told already.
function shownRow({ table, row }: Extract<Origin, { kind: 'row' }>, language: Language): string {
  const start = `${table}: `;
  const keys = row.startsWith(start) ? row.slice(start.length) : row;
  const shown = (key: string): string => {
    const [, number = '', label = ''] = /^(-?\d+(?:\.\d+)?) (.+)$/u.exec(key) ?? [];
    return number === '' ? key : shownNumber(number, { label, factor: '1' }, language);
  };
  return keys.split(' / ').map(shown).join(' / ');
}

function factOrigin(origin: Extract<Origin, { kind: 'fact' }>, language: Language): string {
  const { type, key, from, to, known, file, line } = origin;
  const parts = [`${type} ${key}`];
  if (file !== undefined) parts.push(filled(AROUND.place, language, file, `${line ?? ''}`));
  const days = shownDays(from, to, language);
  if (days !== '') parts.push(days);
  if (known !== undefined) parts.push(filled(AROUND.known, language, shownDate(known, language)));
  return parts.join(', ');
}

/** Half-open days with the last one included; an open end is left out. */
export function shownDays(from: string, to: string, language: Language): string {
  const first = isOpen(from) ? undefined : shownDate(from, language);
  const end = isOpen(to) ? undefined : parseDay(to);
  const last = end === undefined ? undefined : shownDate(formatDay(end - 1), language);
  if (first !== undefined && last !== undefined) {
    return first === last ? first : filled(AROUND.fromTo, language, first, last);
  }
  if (first !== undefined) return filled(AROUND.since, language, first);
  return last === undefined ? '' : filled(AROUND.until, language, last);
}
