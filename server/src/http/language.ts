// HTTP, language: which of our two a reader prefers. In: a header. Out: a language.
import type { Language } from './deps.ts';

/** The language that `Accept-Language` prefers; English unless French comes first. */
export function languageOf(header: string | undefined): Language {
  const ranked = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part, at) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const weight = params.map((one) => /^\s*q=([01](?:\.\d*)?)\s*$/.exec(one)?.[1]).find(Boolean);
      return { tag: tag.split('-')[0], weight: Number.parseFloat(weight ?? '1'), at };
    })
    .filter(({ tag, weight }) => (tag === 'en' || tag === 'fr') && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
  return ranked[0]?.tag === 'fr' ? 'fr' : 'en';
}
