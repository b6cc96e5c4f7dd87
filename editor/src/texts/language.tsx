// Texts, language: which language the reader chose, and the words in it. In: the choice kept in the
// browser. Out: hooks that the screens speak through.
import { unitWords } from '@avenant/dsl/values';
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import * as format from './format.ts';
import { type Blanks, LANGUAGES, type Language, say, type Text } from './text.ts';

const KEY = 'avenant.language';

/** The language at hand outside of components, such as that of requests. */
export function currentLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  const wanted = kept ?? navigator.language.slice(0, 2);
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

interface Speaking {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Speech = createContext<Speaking>({ language: 'en', choose: () => undefined });

/** Gives the screens below their language. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(currentLanguage);
  const choose = useCallback((next: Language) => {
    localStorage.setItem(KEY, next);
    document.documentElement.lang = next;
    setLanguage(next);
  }, []);
  document.documentElement.lang = language;
  const speaking = useMemo(() => ({ language, choose }), [language, choose]);
  return <Speech value={speaking}>{children}</Speech>;
}

/** The language, and how to change it. */
export const useLanguage = (): Speaking => use(Speech);

/** The words and formats of the reader's language. */
export type Speech = ReturnType<typeof useSpeech>;

/** The words and formats of the reader's language. */
export function useSpeech() {
  const { language } = use(Speech);
  return useMemo(
    () => ({
      language,
      /** A text in the reader's language. */
      t: (text: Text, blanks?: Blanks) => say(text, language, blanks),
      money: (amount: string, currency: string) => format.money(amount, currency, language),
      decimal: (value: string) => format.decimal(value, language),
      count: (value: number) => format.count(value, language),
      day: (iso: string) => format.day(iso, language),
      month: (iso: string) => format.month(iso, language),
      pair: (name: string, value: string) => format.pair(name, value, language),
      instant: (iso: string) => format.instant(iso, language),
      /** A unit of the contract language, such as `EUR per month`. */
      unit: (label: string) => unitWords(label, language, true),
    }),
    [language],
  );
}
