// Service, rename: a new name for what stands at an offset, wherever it is written. In: the offset
// and the name. Out: edits, or why not. The edited text is compiled before anything is offered:
// unless every name still means the same and the plan is the same plan, the rename is refused.
import type { Expression } from '../ast/expression.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { KEYWORDS } from '../language/keywords.ts';
import type { RatingPlan } from '../plan/index.ts';
import { normalizeName } from '../values/index.ts';
import { type Analysis, blocksOf, languageIn, type TextRange, textIn } from './analysis.ts';
import { declarationsOf, type Entity, keyOfName } from './entities.ts';
import { type Occurrence, occurrenceAt, occurrencesIn, occurrencesOf } from './occurrences.ts';
import { isName, spelled } from './spelling.ts';
import { walk } from './walk.ts';

/** A change of text. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** Why a name cannot be changed so, and where to look. */
export interface Refusal {
  readonly refused: Bilingual;
  readonly at: TextRange;
}

/** Edits in one or more files. */
export interface Renaming {
  readonly edits: readonly TextEdit[];
}

/** The name that a rename at an offset would change. */
export function renamable(
  analysis: Analysis,
  file: string,
  offset: number,
): (TextRange & { readonly name: string }) | undefined {
  const found = occurrenceAt(analysis, file, offset);
  if (found === undefined || found.kind === 'amendment') return undefined;
  return { ...found.at, name: textIn(analysis, found.at).replace(/^[`"]|[`"]$/g, '') };
}

/**
 * Renames what stands at an offset.
 * @param recompile compiles the files with other texts.
 */
export function rename(
  analysis: Analysis,
  file: string,
  offset: number,
  newName: string,
  recompile: (texts: ReadonlyMap<string, string>) => Analysis,
): Renaming | Refusal {
  const target = occurrenceAt(analysis, file, offset);
  const name = newName.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (target === undefined || target.kind === 'amendment') {
    const at = { file, from: offset, to: offset };
    return refuse(at, 'no name that can be changed stands here', 'aucun nom modifiable ici');
  }
  if (!isName(name, target.kind === 'clause')) {
    return refuse(target.at, `\`${name}\` is not a name`, `\`${name}\` n’est pas un nom`);
  }
  const unread = unreadBlock(analysis, target);
  if (unread !== undefined) {
    return refuse(
      unread,
      'a part that holds this name cannot be read: mend it first',
      'une partie qui contient ce nom est illisible : corrigez-la d’abord',
    );
  }
  const fixed = heldByFile(analysis, target);
  if (fixed !== undefined) return fixed;
  const plain = [
    ...occurrencesOf(analysis, target).map((item): TextEdit => {
      const written = textIn(analysis, item.at);
      const quoted = written.startsWith('"') ? `"${name}"` : undefined;
      return { ...item.at, text: quoted ?? spelled(name, languageIn(analysis, item.at.file)) };
    }),
    ...columnKept(analysis, target),
  ];
  const attempt = (added: readonly TextEdit[]): Renaming | Refusal => {
    const edits = [...plain, ...added].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.from - b.from,
    );
    const after = recompile(applyAll(analysis, edits));
    return changed(analysis, after, target, name, added.length) ?? { edits };
  };
  const first = attempt([]);
  const keys = 'refused' in first ? keysSaid(analysis, target, name) : [];
  if (keys.length === 0) return first;
  const second = attempt(keys);
  return 'refused' in second ? first : second;
}

function refuse(at: TextRange, en: string, fr: string): Refusal {
  return { refused: { en, fr }, at };
}

/** The texts of the files after some edits. */
export function applyAll(
  analysis: Analysis,
  edits: readonly TextEdit[],
): ReadonlyMap<string, string> {
  const texts = new Map([...analysis.files].map(([file, { text }]) => [file, text]));
  for (const edit of [...edits].sort((a, b) => b.from - a.from)) {
    const text = texts.get(edit.file) ?? '';
    texts.set(edit.file, text.slice(0, edit.from) + edit.text + text.slice(edit.to));
  }
  return texts;
}

/** A block that could not be read whole and has the name in its text. */
function unreadBlock(analysis: Analysis, target: Occurrence): TextRange | undefined {
  const name = normalizeName(textIn(analysis, target.at).replaceAll('`', ''));
  for (const file of analysis.files.keys()) {
    const whole = new Set(
      blocksOf(analysis, file).flatMap((block) => (block.broken === true ? [] : [block.start])),
    );
    for (const piece of analysis.pieces(file)) {
      const said = piece.text.trimStart();
      if (whole.has(piece.start) || /^(?:language|langue|--)/.test(said)) continue;
      const at = normalizeName(piece.text).indexOf(name);
      if (at >= 0)
        return { file, from: piece.start, to: piece.start + piece.text.trimEnd().length };
    }
  }
  return undefined;
}

/** Columns of a table kept in a file are found there by their name. */
function heldByFile(analysis: Analysis, target: Entity): Refusal | undefined {
  if (target.kind !== 'column') return undefined;
  const { trees } = analysis.compilation;
  const found = declarationsOf(trees).find(
    ({ kind, key }) => kind === 'column' && key === target.key,
  );
  if (found?.block.kind !== 'table' || found.block.file === undefined) return undefined;
  const { file } = found.block;
  return refuse(
    found.at,
    `the column is found in ${file} by this name`,
    `la colonne est trouvée dans ${file} par ce nom`,
  );
}

/** An attribute without a column of its own is read from the column of its name: it stays so. */
function columnKept(analysis: Analysis, target: Entity): TextEdit[] {
  if (target.kind !== 'attribute') return [];
  return declarationsOf(analysis.compilation.trees).flatMap((item): TextEdit[] => {
    if (item.kind !== 'attribute' || item.key !== target.key) return [];
    const { block } = item;
    if (block.kind !== 'item' && block.kind !== 'record') return [];
    const sentence = block.sentences.find(
      (said) => said.kind === 'attribute' && said.name.text === item.name,
    );
    if (sentence?.kind !== 'attribute' || sentence.column !== undefined) return [];
    const words = languageIn(analysis, item.at.file) === 'en' ? 'in column' : 'en colonne';
    const at = block.start + sentence.type.span.to;
    return [{ file: item.at.file, from: at, to: at, text: ` ${words} "${item.name}"` }];
  });
}

/** A table takes a key that is not given from the attribute of the same name: with another name it
 * must be given. */
function keysSaid(analysis: Analysis, target: Entity, name: string): TextEdit[] {
  if (target.kind !== 'attribute' && target.kind !== 'define') return [];
  const own = target.key.split('/').at(-1) ?? '';
  const { trees, symbols } = analysis.compilation;
  const edits: TextEdit[] = [];
  for (const tree of trees) {
    const row = KEYWORDS.find(({ token }) => token === 'With');
    const withWord = row?.[tree.language][0] ?? 'with';
    for (const block of tree.blocks) {
      walk(block, (node) => {
        if (node.kind !== 'of') return;
        const { of, keys } = node as Extract<Expression, { kind: 'of' }>;
        const table = of.kind === 'name' ? symbols.tables.get(keyOfName(of.name)) : undefined;
        const key = table?.keys.find((item) => keyOfName(item.name) === own)?.name;
        if (key === undefined || keys.some((item) => keyOfName(item.name) === own)) return;
        const at = block.start + node.span.to;
        const value = spelled(name, tree.language);
        const text = `${keys.length === 0 ? ` ${withWord}` : ','} ${key} = ${value}`;
        edits.push({ file: tree.file, from: at, to: at, text });
      });
    }
  }
  return edits;
}

/** What a rename would change besides the name; undefined when nothing. */
function changed(
  before: Analysis,
  after: Analysis,
  target: Entity,
  name: string,
  added: number,
): Refusal | undefined {
  const own = target.key.split('/').at(-1) ?? '';
  const next = normalizeName(name);
  const renamed = (item: Occurrence): string => {
    const parts = item.key.split('/');
    const same = item.kind === target.kind && item.key === target.key;
    if (same) parts[parts.length - 1] = next;
    else if (target.kind === 'type' || target.kind === 'table') {
      const inside = ['attribute', 'define', 'column'].includes(item.kind);
      if (inside && parts[0] === own) parts[0] = next;
    }
    return `${item.kind} ${parts.join('/')}`;
  };
  const was = occurrencesIn(before);
  const is = occurrencesIn(after);
  let skipped = 0;
  let index = 0;
  for (const item of is) {
    const old = was[index];
    const now = `${item.kind} ${item.key}`;
    if (old !== undefined && renamed(old) === now) {
      index += 1;
    } else if (isKeySaid(item, own, next) && skipped < 2 * added) {
      skipped += 1;
    } else return captured(old?.at ?? item.at, name);
  }
  const lost = was[index];
  if (lost !== undefined) return captured(lost.at, name);
  const problem = newProblem(before, after);
  if (problem) return captured(occurrencesOf(before, target)[0]?.at ?? problem, name);
  const plans = [before, after].map(({ compilation }) => shape(compilation.latest, own, next));
  const first = occurrencesOf(before, target)[0];
  return plans[0] === plans[1] || first === undefined ? undefined : captured(first.at, name);
}

/** Whether an occurrence is one half of `key = value` as `keysSaid` adds it. */
function isKeySaid(item: Entity, own: string, next: string): boolean {
  const last = item.key.split('/').at(-1);
  return (item.kind === 'column' && last === own) || last === next;
}

function captured(at: TextRange, name: string): Refusal {
  return refuse(
    at,
    `with the name \`${name}\` these words would mean something else`,
    `avec le nom \`${name}\`, ces mots voudraient dire autre chose`,
  );
}

function newProblem(before: Analysis, after: Analysis): TextRange | undefined {
  const count = (analysis: Analysis): number => analysis.compilation.problems.length;
  if (count(after) <= count(before)) return undefined;
  const file = after.compilation.problems[0]?.place.file ?? '';
  return { file, from: 0, to: 0 };
}

/** What a rename may change in a plan: places, ids made of names, units that only show a value. */
const LEFT_OUT: ReadonlySet<string> = new Set(['span', 'id', 'hash', 'unit']);

/** A plan as text, with both names replaced by the same sign. */
function shape(plan: RatingPlan | undefined, old: string, next: string): string {
  if (plan === undefined) return '';
  const plain = (text: string): string =>
    text
      .split(' per ')
      .map((part) => ([old, next].includes(normalizeName(part)) ? '\u0001' : part))
      .join(' per ');
  return JSON.stringify(plan, (key, value: unknown) => {
    if (LEFT_OUT.has(key)) return undefined;
    return typeof value === 'string' ? plain(value) : value;
  });
}
