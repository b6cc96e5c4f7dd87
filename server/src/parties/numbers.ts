// Parties, official numbers: whether a registration or VAT number has the form that its country
// gives it. In: a country, a number. Out: the number without the signs people put between digits,
// or nothing. Forms only: no register is asked.

/** Two letters of the number before the rest, where they are not the country's own. */
const PREFIXES: Readonly<Record<string, string>> = { GR: 'EL', CH: 'CHE' };

/** What follows the prefix, by country: the European Union, and its neighbours. */
const VAT_FORMS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CH: /^\d{9}(?:MWST|TVA|IVA)$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  GB: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  GR: /^\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
};

const NUMBER_MAX = 40;

const plain = (text: string): string => text.toUpperCase().replace(/[\s.-]/gu, '');

/**
 * A VAT number as it is kept (`FR83404833048`); undefined when it has not its country's form. Of a
 * country that is not in the table any letters and digits will do.
 */
export function vatNumber(country: string, text: string): string | undefined {
  const number = plain(text);
  const form = VAT_FORMS[country];
  if (form === undefined) return anyNumber(number);
  const prefix = PREFIXES[country] ?? country;
  return number.startsWith(prefix) && form.test(number.slice(prefix.length)) ? number : undefined;
}

/**
 * A registration number as it is kept; undefined when it has not its country's form: in France a
 * SIREN or SIRET with its check digit.
 */
export function registrationNumber(country: string, text: string): string | undefined {
  const number = plain(text);
  if (country !== 'FR') return anyNumber(number);
  return /^(?:\d{9}|\d{14})$/.test(number) && hasCheckDigit(number) ? number : undefined;
}

function anyNumber(number: string): string | undefined {
  return /^[A-Z\d/]+$/.test(number) && number.length <= NUMBER_MAX ? number : undefined;
}

/** Luhn: every second digit from the right is doubled; the sum of all digits ends in 0. */
function hasCheckDigit(number: string): boolean {
  let sum = 0;
  for (const [at, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
