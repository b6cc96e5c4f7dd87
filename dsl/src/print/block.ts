// Print, blocks: one block -> its lines, in the order of the language's canonical layout.
import type { AmendableBlock, Block, BlockOf } from '../ast/block.ts';
import { LEVELS, next as set } from './binding.ts';
import { amendmentSentence, clauseSentence } from './clause.ts';
import {
  calendarSentence,
  column,
  contractSentence,
  exampleSentence,
  typeSentence,
} from './declarations.ts';
import { expression } from './expression.ts';
import { layOut, WIDTH } from './layout.ts';
import { bodyShape, type PrintedLine, sentence, textOf } from './lines.ts';
import { band, setPhrase } from './phrases.ts';
import { commas, keyword, named, type Piece, quoted, raw, sign } from './piece.ts';
import { fromFile, tableLines } from './table.ts';
import { type Context, number } from './words.ts';

const TOKENS: Readonly<Record<Block['kind'], string>> = {
  contract: 'Contract',
  item: 'Item',
  record: 'Record',
  series: 'Series',
  calendar: 'Calendar',
  table: 'Table',
  scale: 'Scale',
  define: 'Define',
  derive: 'Derive',
  clause: 'Clause',
  amendment: 'Amendment',
  example: 'Example',
};

/** The text of a block with its comments. */
export function blockText(block: Block, context: Context): string {
  const body = { ...context, within: TOKENS[block.kind] };
  return textOf(blockLines(block, { ...context, within: undefined }, body), block.comments);
}

function blockLines(block: Block, head: Context, body: Context): PrintedLine[] {
  const word = keyword(TOKENS[block.kind]);
  const heading = (...pieces: readonly Piece[]): PrintedLine[] =>
    sentence([word, ...pieces], block.span.from, { indent: 0 }, head);
  const line = (pieces: readonly Piece[], from: number): PrintedLine[] =>
    sentence(pieces, from, bodyShape(0), body);
  switch (block.kind) {
    case 'contract':
      return [
        ...heading(named(block.id, 'column'), quoted(block.title)),
        ...block.sentences.flatMap((item) => line(contractSentence(item, body), item.span.from)),
      ];
    case 'item':
    case 'record':
      return [
        ...heading(named(block.name.text), ...fromFile(block.file)),
        ...block.sentences.flatMap((item) => line(typeSentence(item, body), item.span.from)),
      ];
    case 'series':
      return [...heading(...seriesHeading(block)), ...seriesValues(block, body)];
    case 'calendar':
      return [
        ...heading(named(block.name.text)),
        ...block.sentences.flatMap((item) => line(calendarSentence(item), item.span.from)),
      ];
    case 'derive':
      return deriveLines(block, head, body);
    case 'amendment':
      return [...heading(...amendmentHeading(block)), ...amendmentLines(block, body)];
    case 'example':
      return [
        ...heading(quoted(block.title)),
        ...block.sentences.flatMap((item) => line(exampleSentence(item, body), item.span.from)),
      ];
    default:
      return amendableLines(block, head, body, 0);
  }
}

/** The lines of a block that an amendment may bring, indented as it is there. */
function amendableLines(
  block: AmendableBlock,
  head: Context,
  body: Context,
  indent: number,
): PrintedLine[] {
  const { from } = block.span;
  const word = keyword(TOKENS[block.kind]);
  switch (block.kind) {
    case 'clause': {
      const cites = block.citation === undefined ? [] : [keyword('Cites'), quoted(block.citation)];
      const pieces = [word, named(block.id.text, 'clause'), quoted(block.title), ...cites];
      return [
        ...sentence(pieces, from, { indent }, head),
        ...block.sentences.flatMap((item) =>
          sentence(clauseSentence(item, body), item.span.from, bodyShape(indent), body),
        ),
      ];
    }
    case 'table':
      return tableLines(block, body, head, indent);
    case 'scale': {
      const size = block.size?.kind === 'number' ? number(block.size, head) : [];
      const pieces = [word, named(block.name.text), keyword('ScaleKind', block.scale), ...size];
      const group = {};
      const oneLine = { ...body, oneLine: true };
      return [
        ...sentence(pieces, from, { indent }, head),
        ...block.bands.flatMap((item) =>
          sentence(band(item, oneLine, group), item.span.from, { indent: indent + 2 }, body),
        ),
      ];
    }
    case 'define': {
      const on = block.on === undefined ? [] : [keyword('ForEach'), named(block.on.text)];
      const value = expression(block.value, head);
      const start = [word, named(block.name.text), ...on, keyword('As')];
      const whole = layOut([...start, ...value], { indent }, head).lines[0]?.text ?? '';
      if (whole.length <= WIDTH && !value.some((piece) => piece.kind === 'break')) {
        return [{ text: whole, from }];
      }
      const broken: Piece = { kind: 'break', of: 'body', from: block.value.span.from };
      const shape = { indent, body: indent + 2, hang: indent + 4 };
      return sentence([...start, broken, ...value], from, shape, head);
    }
  }
}

function seriesHeading(block: BlockOf<'series'>): Piece[] {
  const columns = block.columns.map((item) => [column(item)]);
  return [
    named(block.name.text),
    keyword('Step', block.step),
    ...fromFile(block.file),
    ...(columns.length === 0 ? [] : [keyword('Columns'), ...commas(columns)]),
  ];
}

function seriesValues(block: BlockOf<'series'>, body: Context): PrintedLine[] {
  return block.values.flatMap(({ at, value, published, span }) => {
    const known = published === undefined ? [] : [keyword('Published'), raw(published.text)];
    const pieces = [...expression(at, body), sign(':'), ...expression(value, body), ...known];
    return sentence(pieces, span.from, { indent: 2 }, body);
  });
}

function deriveLines(block: BlockOf<'derive'>, head: Context, body: Context): PrintedLine[] {
  // A line with a colon would be read as the first field.
  const hasColon = setPhrase(block.over, head).some((piece) => piece.kind === 'tab');
  const shape = hasColon ? { indent: 0 } : { indent: 0, hang: 4 };
  const over = setPhrase(block.over, { ...head, oneLine: hasColon });
  const start = [keyword('Derive'), named(block.name.text), keyword('From'), ...over];
  const keys = block.keys.map(({ name, value }) => [
    ...expression(value, body, LEVELS.adjusted, set('other')),
    keyword('As'),
    named(name.text),
  ]);
  const first = block.keys[0];
  const grouped = [keyword('Grouped'), ...commas(keys)];
  return [
    ...sentence(start, block.span.from, shape, head),
    ...(first === undefined ? [] : sentence(grouped, first.value.span.from, bodyShape(0), body)),
    ...block.fields.flatMap(({ name, value }) => {
      const pieces = [named(name.text), sign(':'), ...expression(value, body)];
      return sentence(pieces, name.span.from, bodyShape(0), body);
    }),
  ];
}

function amendmentHeading(block: BlockOf<'amendment'>): Piece[] {
  const { id, title, signed, effective, known } = block;
  return [
    named(id.text, 'clause'),
    ...(title === undefined ? [] : [quoted(title)]),
    keyword('Signed'),
    raw(signed.text),
    keyword('Effective'),
    raw(effective.text),
    ...(known === undefined ? [] : [keyword('KnownFrom'), raw(known.text)]),
  ];
}

function amendmentLines(block: BlockOf<'amendment'>, body: Context): PrintedLine[] {
  return block.sentences.flatMap((item) =>
    item.kind === 'block'
      ? amendableLines(item.block, body, body, 2)
      : sentence(amendmentSentence(item, body), item.span.from, bodyShape(0), body),
  );
}
