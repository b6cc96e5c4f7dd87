// Draft review, words of a finding: what a control says, its evidence as the reader writes amounts,
// numbers and days. In: a finding and the currency of its draft. Out: a sentence.
import type { Language, Text } from '../../texts/text.ts';

/** What is told of a finding. */
interface Said {
  readonly message: Text;
  readonly evidence: Readonly<Record<string, string | boolean | null>>;
  readonly spoken: Readonly<Record<string, 'money' | 'number' | 'day' | 'text' | 'flag'>>;
}

/** How a reader is spoken to, as `useSpeech` gives it. */
interface Speaking {
  readonly language: Language;
  readonly money: (amount: string, currency: string) => string;
  readonly decimal: (value: string) => string;
  readonly day: (iso: string) => string;
}

const NOTHING = '—';

/** What a finding says to a reader. */
export function findingWords(
  { message, evidence, spoken }: Said,
  currency: string,
  speech: Speaking,
): string {
  const told = (fact: string): string => {
    const value = evidence[fact];
    if (typeof value !== 'string') return NOTHING;
    const kind = spoken[fact];
    if (kind === 'money') return speech.money(value, currency);
    if (kind === 'number') return speech.decimal(value);
    return kind === 'day' && ISO_DAY.test(value) ? speech.day(value) : value;
  };
  return message[speech.language].replaceAll(/\{(\w+)\}/g, (_, fact: string) => told(fact));
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
