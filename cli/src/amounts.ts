// Command line, amounts: decimal texts grouped for reading, as each language writes them.
import type { Language } from '@avenant/dsl';

/** `-1234567.5` -> `-1,234,567.50` or `-1 234 567,50`. */
export function readableAmount(text: string, language: Language): string {
  const [whole = '', decimals] = text.replace('-', '').split('.');
  const separator = language === 'en' ? ',' : '\u202f';
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
  const point = language === 'en' ? '.' : ',';
  const sign = text.startsWith('-') ? '-' : '';
  return `${sign}${grouped}${decimals === undefined ? '' : `${point}${decimals}`}`;
}
