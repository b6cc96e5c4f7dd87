// Test support: docs/language.md read into its blocks, each rated on the page's first contract.

import {
  type Compilation,
  compileContract,
  createSourceFile,
  printFile,
  type SourceFile,
} from '../../dsl/src/index.ts';
import { bindFacts, rateContract } from '../../engine/src/index.ts';
import { type DataFile, readCsv } from '../../server/src/files/csv.ts';
import { month } from './folders.ts';

/** A contract text of the page, with what stands under it. */
export interface PageBlock {
  readonly text: string;
  /** Lines that its translation must hold. */
  readonly french: readonly string[];
  /** Data files by name, in place of those of the first contract. */
  readonly data: ReadonlyMap<string, string>;
  /** What months bill, as the page writes it. */
  readonly invoices: readonly { readonly period: string; readonly lines: readonly string[] }[];
}

const FENCE = /```(avenant|fr|csv|invoice)(?: ([^\n]+))?\n([\s\S]*?)```/g;
const rows = (text: string): string[] => text.split('\n').filter((row) => row.trim() !== '');

/** The blocks of a page, in order; what follows a contract text belongs to it. */
export function pageBlocks(markdown: string): readonly PageBlock[] {
  const blocks: {
    text: string;
    french: string[];
    data: Map<string, string>;
    invoices: { period: string; lines: string[] }[];
  }[] = [];
  for (const [, kind, name = '', text = ''] of markdown.matchAll(FENCE)) {
    if (kind === 'avenant') blocks.push({ text, french: [], data: new Map(), invoices: [] });
    const block = blocks.at(-1);
    if (kind === 'fr') block?.french.push(...rows(text));
    if (kind === 'csv') block?.data.set(name, text);
    if (kind === 'invoice') block?.invoices.push({ period: name, lines: rows(text) });
  }
  return blocks;
}

/** Whether a text is a contract of its own. */
export const isWhole = (text: string): boolean => /^(language|langue) /.test(text);

/** Contract texts as files. */
export const filesOf = (texts: readonly string[]): readonly SourceFile[] =>
  texts.map((text, i) => createSourceFile(`${i}.avn`, text));

/** The last of some texts in French, on one line. */
export function inFrench(texts: readonly string[]): string {
  const { trees } = compileContract({ files: filesOf(texts) });
  const tree = trees.at(-1);
  return tree === undefined ? '' : printFile(tree, 'fr', trees).replaceAll(/\s+/g, ' ');
}

/** An invoice row of the page without its remark: line or held subject, amount or code. */
export const shortOf = (row: string): string => row.trim().split(/\s+/).slice(0, 2).join(' ');

function tableOf(name: string, text: string): DataFile {
  const read = readCsv(name, text);
  if ('badLine' in read) throw new Error(`${name}:${read.badLine}`);
  return read;
}

/**
 * What a block bills in a month on the first contract, as rows `ID AMOUNT` or `CLAUSE/SUBJECT CODE`:
 * of the clauses that it states, and of those that the page's rows name.
 */
export async function billed(
  first: PageBlock,
  block: PageBlock,
  period: string,
  named: readonly string[],
): Promise<readonly string[]> {
  const files = filesOf(
    first === block || isWhole(block.text) ? [block.text] : [first.text, block.text],
  );
  const compilation: Compilation = compileContract({ files });
  const plan = compilation.history?.plans.at(-1)?.plan;
  if (compilation.history === undefined || plan === undefined) throw new Error('does not compile');
  const texts = new Map([...first.data, ...block.data]);
  const tables = new Map([...texts].map(([name, text]) => [name, tableOf(name, text)]));
  const { value: facts } = bindFacts(plan, tables);
  const input = { history: compilation.history, facts, through: month(period) };
  const { periods } = await rateContract({ ...input, from: month('2026-01') });
  const draft = periods.find((one) => one.period === period);
  const stated = [...block.text.matchAll(/^\s*clause (\S+) /gm)].map(([, id]) => id ?? '');
  const clauses = new Set([...stated, ...named.map((row) => row.trim().split('/')[0] ?? '')]);
  return [
    ...(draft?.lines ?? [])
      .filter(({ clause }) => clauses.has(clause))
      .map(({ id, amount }) => `${id} ${amount}`),
    ...(draft?.held ?? [])
      .filter(({ clause }) => clauses.has(clause))
      .map(({ clause, subject, code }) => `${clause}/${subject} ${code}`),
  ];
}
