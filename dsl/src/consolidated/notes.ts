// Consolidated text, notes: comments that tell which amendment wrote what. In: marks and clauses
// put aside. Out: blocks with comments, in the language of the text.
import type { AmendableBlock, Block, BlockOf, Comment } from '../ast/block.ts';
import type { Mark } from '../compile/consolidate.ts';
import type { Placed } from '../compile/symbols.ts';
import type { Language } from '../diagnostics/diagnostic.ts';
import type { OffClause } from './off.ts';

type Amendment = BlockOf<'amendment'>;

/** `amendment 1 "Title", effective 2026-07-01`. */
function named({ id, title, effective }: Amendment, language: Language): string {
  const words = title === undefined ? '' : ` "${title}"`;
  return language === 'en'
    ? `amendment ${id.text}${words}, effective ${effective.text}`
    : `avenant ${id.text}${words}, à effet du ${effective.text}`;
}

/** `amendment 1, 2026-07-01`: short, to stand beside a row. */
function short({ id, effective }: Amendment, language: Language): string {
  return `${language === 'en' ? 'amendment' : 'avenant'} ${id.text}, ${effective.text}`;
}

/** A block with comment lines above it. */
export function withComments<B extends Block>(block: B, texts: readonly string[]): B {
  const at = block.span.from - 1;
  const above = texts.map((text): Comment => ({ text, at, trailing: false }));
  return { ...block, comments: [...above, ...block.comments] };
}

/** A block with a comment on each part that an amendment wrote. */
export function withMarks<B extends AmendableBlock>(
  block: B,
  marks: readonly Mark[],
  language: Language,
): B {
  const latest = new Map(marks.map((mark) => [mark.at, mark.amendment]));
  const whole = latest.get(block.span.from);
  const parts = [...latest].flatMap(([at, amendment]): Comment[] =>
    at === block.span.from
      ? []
      : [{ text: short(amendment, language), at: at + 1, trailing: true }],
  );
  const marked = { ...block, comments: [...block.comments, ...parts] };
  if (whole === undefined) return marked;
  const by = language === 'en' ? 'By ' : 'Par l’';
  return withComments(marked, [`${by}${named(whole, language)}`]);
}

/** What is said at the head of the text. */
export function headNotes(
  day: string,
  known: readonly Placed<Amendment>[],
  absent: readonly OffClause[],
  language: Language,
): string[] {
  const english = language === 'en';
  const lines = known.map(({ block }) => {
    const text = named(block, language);
    const inEffect = block.effective.text <= day;
    if (english) return `${inEffect ? 'With' : 'Not yet in effect:'} ${text}`;
    return `${inEffect ? 'Avec l’' : 'Pas encore en effet : '}${text}`;
  });
  const title = english ? `Consolidated text on ${day}` : `Texte consolidé au ${day}`;
  return [title, ...lines, ...absent.map((one) => offNote(one, language))];
}

/** Why a clause is not in the text. */
export function offNote({ block, why, amendment }: OffClause, language: Language): string {
  const { id, title } = block;
  if (language === 'en') return `Clause ${id.text} "${title}": ${why} by ${named(amendment, 'en')}`;
  const [word, by] = why === 'ended' ? ['prend fin', 'par l’'] : ['suspendue', 'par l’'];
  return `Clause ${id.text} "${title}" : ${word} ${by}${named(amendment, 'fr')}`;
}

/** Why a sentence is still said by its amendment. */
export function keptNote(language: Language): string {
  return language === 'en'
    ? 'Kept as agreed: a price revision counts from the date of these words'
    : 'Gardé tel que convenu : une révision de prix compte à partir de la date de ces mots';
}
