// Grid, filters: what somebody types above a column, as a test of its cells. In: `paris`, `=Paris`,
// `!paris`, `>100`, `10..20`, `FR|DE`, `=` (empty). Out: a function.
import { compareNumbers, compareTexts } from './compare.ts';

/** Tells whether a cell passes. */
export type CellTest = (text: string) => boolean;

const MARKS = /[\u0300-\u036f]/g;
const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(MARKS, '').toLowerCase().trim();

/** The test that a filter's text means; undefined: it lets everything pass. */
export function cellTest(typed: string, kind: 'text' | 'number' = 'text'): CellTest | undefined {
  const wanted = typed.trim();
  if (wanted === '') return undefined;
  const choices = wanted.split('|').map((one) => oneTest(one.trim(), kind));
  return (text) => choices.some((test) => test(text));
}

function oneTest(wanted: string, kind: 'text' | 'number'): CellTest {
  const order = kind === 'number' ? compareNumbers : compareTexts;
  const [, sign = '', rest = ''] = /^(>=|<=|!=|[><=!])?(.*)$/.exec(wanted) ?? [];
  const value = rest.trim();
  switch (sign) {
    case '=':
      return (text) => (value === '' ? text.trim() === '' : order(fold(text), fold(value)) === 0);
    case '!=':
      return (text) => (value === '' ? text.trim() !== '' : order(fold(text), fold(value)) !== 0);
    case '!':
      return (text) => !fold(text).includes(fold(value));
    case '>':
      return (text) => text !== '' && order(text, value) > 0;
    case '>=':
      return (text) => text !== '' && order(text, value) >= 0;
    case '<':
      return (text) => text !== '' && order(text, value) < 0;
    case '<=':
      return (text) => text !== '' && order(text, value) <= 0;
  }
  const [, low, high] = /^(.+?)\.\.(.+)$/.exec(value) ?? [];
  if (low !== undefined && high !== undefined) {
    return (text) => text !== '' && order(text, low) >= 0 && order(text, high) <= 0;
  }
  const folded = fold(value);
  return (text) => fold(text).includes(folded);
}
