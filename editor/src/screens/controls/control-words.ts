// Controls, words: what a control says before it found anything, and what its thresholds are. In: a
// control of the catalogue. Out: sentences; where a finding tells a fact, its name is in brackets.
import type { Language, Text } from '../../texts/text.ts';
import { FACTS, THRESHOLDS } from './controls.texts.ts';

/** What a control finds: `[amount], last month [amount then]`. */
export const foundWords = (message: Text, language: Language): string =>
  message[language].replaceAll(/\{(\w+)\}/g, (_, fact: string) => {
    return `[${FACTS[fact]?.[language] ?? fact}]`;
  });

/** What a threshold is of. */
export const thresholdName = (name: string, language: Language): string =>
  THRESHOLDS[name]?.[language] ?? name;
