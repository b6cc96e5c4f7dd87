// Texts: what the application says, in both languages. In: a text with its blanks filled. Out: the
// words of one language. A text without one of its languages does not compile.

/** The languages of the application. */
export const LANGUAGES = ['en', 'fr'] as const;

/** A language of the application. */
export type Language = (typeof LANGUAGES)[number];

/** A text: blanks are written `{name}`. */
export type Text = Readonly<Record<Language, string>>;

/** What fills the blanks of a text. */
export type Blanks = Readonly<Record<string, string | number>>;

/**
 * A text in a language. A blank nobody fills stays as it is, so that it is seen.
 * A number chooses between forms written `{count|line|lines}`: French takes the first up to, and
 * without, 2; English for 1 alone.
 */
export function say(text: Text, language: Language, blanks: Blanks = {}): string {
  return text[language].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = blanks[name];
      if (value === undefined) return whole;
      if (one === undefined || many === undefined) {
        return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
      }
      const count = Math.abs(Number(value));
      return (language === 'fr' ? count < 2 : count === 1) ? one : many;
    },
  );
}
