// Examples, words: the phrases of a contract that terms were made from. In: trees and files. Out:
// for a part of the contract, its tests, fall-backs, bounds and bands as written, in the order in
// which the terms of the plan hold them. Terms have no places; where the two do not pair, none are
// given.
import type { Block, ClauseSentence, Compilation, Place, Span } from '@avenant/dsl';
import { placeInTree, type SourceFile } from '@avenant/dsl';
import { normalizeName } from '@avenant/dsl/values';

/** Words of a contract and where they stand. */
export interface Phrase {
  readonly text: string;
  readonly place: Place;
}

/** What phrases are about. */
export type PhraseKind = 'if' | 'fallback' | 'bound' | 'band';

/** The part of a rule, or the value of a definition or of derived fields. */
export type Slot = 'where' | 'guard' | 'amount' | 'value';

interface Part {
  readonly block: Block;
  readonly file: string;
  readonly start: number;
}

type Visit = (kind: PhraseKind, node: { readonly span: Span }, part: Part) => void;

const WIDTH_MAX = 100;
const BOUNDS: readonly unknown[] = ['at least', 'at most', 'greater', 'lesser'];

/** The phrases of a compilation's parts. */
export class Phrases {
  readonly #compilation: Compilation;
  readonly #files: readonly SourceFile[];
  readonly #parts = new Map<string, Part>();

  constructor(compilation: Compilation, files: readonly SourceFile[]) {
    this.#compilation = compilation;
    this.#files = files;
    for (const { file, blocks } of compilation.trees) {
      for (const block of blocks) {
        this.#add({ block, file, start: block.start });
        if (block.kind !== 'amendment') continue;
        for (const inner of block.sentences) {
          if (inner.kind === 'block') this.#add({ block: inner.block, file, start: block.start });
        }
      }
    }
  }

  /** The phrases of a kind in a slot of the part whose heading stands at a place. */
  of(heading: Place, slot: Slot, kind: PhraseKind): readonly Phrase[] {
    const part = this.#parts.get(lineKey(heading));
    const found: Phrase[] = [];
    if (part === undefined) return found;
    for (const root of rootsOf(part.block, slot)) {
      this.#walk(root, part, (one, node, at) => {
        if (one === kind) found.push(this.#phrase(node, at));
      });
    }
    return found;
  }

  /** The whole test of a selector or condition, as written. */
  test(heading: Place, slot: 'where' | 'guard'): Phrase | undefined {
    const part = this.#parts.get(lineKey(heading));
    const [root] = part === undefined ? [] : rootsOf(part.block, slot);
    return part === undefined || root === undefined ? undefined : this.#phrase(root, part);
  }

  /** The sentences of a clause by which it acts on others: `adds to`, `caps`, `floors` too. */
  verbs(heading: Place): readonly (Phrase & { readonly verb: string })[] {
    const part = this.#parts.get(lineKey(heading));
    if (part?.block.kind !== 'clause') return [];
    return part.block.sentences
      .filter(({ kind }) => kind === 'adds to' || kind === 'caps' || kind === 'floors')
      .map((sentence) => ({ ...this.#phrase(sentence, part), verb: sentence.kind }));
  }

  #add(part: Part): void {
    const { block, file, start } = part;
    const place = placeInTree(this.#files, file, start, block);
    const name = 'id' in block && typeof block.id === 'object' ? block.id : undefined;
    const heading = name ?? ('name' in block ? block.name : undefined);
    const at = heading === undefined ? place : placeInTree(this.#files, file, start, heading);
    this.#parts.set(lineKey(at), part);
  }

  #walk(node: { readonly span: Span }, part: Part, visit: Visit): void {
    const { kind } = node as { readonly kind?: unknown };
    if (kind === 'if') visit('if', (node as { test?: typeof node }).test ?? node, part);
    if (kind === 'fallback') {
      visit('fallback', (node as { value?: typeof node }).value ?? node, part);
    }
    if (BOUNDS.includes(kind)) visit('bound', node, part);
    if ('bands' in node) {
      for (const band of node.bands as (typeof node)[]) visit('band', band, part);
    }
    if (kind === 'of') this.#scale((node as unknown as { name: { text: string } }).name, visit);
    for (const child of childrenOf(node)) this.#walk(child, part, visit);
  }

  // A named scale stands where it is used, all its versions one after the other.
  #scale({ text }: { readonly text: string }, visit: Visit): void {
    const versions = this.#compilation.symbols.scales.get(normalizeName(text)) ?? [];
    for (const { block, tree } of versions) {
      const at: Part = { block, file: tree.file, start: block.start };
      for (const band of block.bands) visit('band', band, at);
    }
  }

  #phrase({ span }: { readonly span: Span }, { file, start }: Part): Phrase {
    const source = this.#files.find(({ name }) => name === file);
    const raw = source?.text.slice(start + span.from, start + span.to) ?? '';
    const text = raw.replace(/\s+/g, ' ').trim();
    const shown = text.length > WIDTH_MAX ? `${text.slice(0, WIDTH_MAX - 1)}…` : text;
    return { text: shown, place: placeInTree(this.#files, file, start, { span }) };
  }
}

const lineKey = ({ file, line }: Place): string => `${file}:${line}`;

function rootsOf(block: Block, slot: Slot): readonly { readonly span: Span }[] {
  if (block.kind === 'define') return slot === 'value' ? [block.value] : [];
  if (block.kind === 'derive') {
    return slot === 'value' ? [...block.keys, ...block.fields].map(({ value }) => value) : [];
  }
  if (block.kind !== 'clause') return [];
  const of = (kinds: readonly string[]): readonly ClauseSentence[] =>
    block.sentences.filter(({ kind }) => kinds.includes(kind));
  if (slot === 'where')
    return of(['for each']).flatMap((one) => ('where' in one ? [one.where] : []));
  if (slot === 'guard') return of(['when']).flatMap((one) => ('test' in one ? [one.test] : []));
  // The last bound is the outermost.
  const bounds = [...of(['at most', 'at least'])].reverse();
  return [
    ...bounds,
    ...of(['charge', 'credit', 'discount', 'surcharge', 'commitment', 'caps', 'floors']),
  ];
}

// Inner nodes in the order of the text, which is that of the terms.
function childrenOf(node: object): readonly { readonly span: Span }[] {
  const found: { readonly span: Span }[] = [];
  for (const [key, part] of Object.entries(node)) {
    if (key === 'span' || typeof part !== 'object' || part === null) continue;
    if ('span' in part) found.push(part as { readonly span: Span });
    else found.push(...childrenOf(part as object));
  }
  return found.toSorted((a, b) => a.span.from - b.span.from);
}
