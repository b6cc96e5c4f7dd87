// Differential tests: the sentences of headers, clauses and amendments. In: a contract's text. Out:
// their names. A sentence of the language that is not named here does not compile.
import {
  type AmendableBlock,
  type AmendmentSentence,
  type ClauseSentence,
  type ContractSentence,
  createParseCache,
  createSourceFile,
  parseFiles,
} from '../../dsl/src/index.ts';
import type { Names } from './fields.ts';

const header: Names<ContractSentence['kind']> = {
  currency: true,
  'in force': true,
  invoiced: true,
  'recurring timing': true,
  'part months': true,
  'months end': true,
  'line rounding': true,
  'contract years': true,
  corrections: true,
  customer: true,
  issuer: true,
};
const clause: Names<ClauseSentence['kind']> = {
  replaces: true,
  'adds to': true,
  suspends: true,
  reinstates: true,
  caps: true,
  floors: true,
  'in force': true,
  'for each': true,
  each: true,
  once: true,
  when: true,
  charge: true,
  credit: true,
  discount: true,
  surcharge: true,
  'charge nothing': true,
  commitment: true,
  'by hand': true,
  'not billable here': true,
  'at most': true,
  'at least': true,
  rounding: true,
  timing: true,
  'part months': true,
  shared: true,
  multiply: true,
  every: true,
  'price base': true,
};
const amendment: Names<Exclude<AmendmentSentence['kind'], 'block'> | AmendableBlock['kind']> = {
  suspends: true,
  reinstates: true,
  ends: true,
  'row becomes': true,
  'band becomes': true,
  clause: true,
  table: true,
  define: true,
  scale: true,
};

/** Names of all sentences. */
export const SENTENCES: readonly string[] = Object.entries({
  contract: header,
  clause,
  amendment,
}).flatMap(([block, kinds]) => Object.keys(kinds).map((kind) => `${block} says ${kind}`));

const cache = createParseCache();

/** Names of the sentences of a text. */
export function sentencesIn(text: string): readonly string[] {
  const { value: trees } = parseFiles([createSourceFile('case.avn', text)], cache);
  const blocks = trees.flatMap((tree) => tree.blocks);
  return blocks.flatMap((block) => {
    if (block.kind === 'contract' || block.kind === 'clause') {
      return block.sentences.map(({ kind }) => `${block.kind} says ${kind}`);
    }
    if (block.kind !== 'amendment') return [];
    return block.sentences.flatMap((one) =>
      one.kind === 'block'
        ? [`amendment says ${one.block.kind}`, ...clauseIn(one.block)]
        : [`amendment says ${one.kind}`],
    );
  });
}

function clauseIn(block: AmendableBlock): readonly string[] {
  return block.kind === 'clause' ? block.sentences.map(({ kind }) => `clause says ${kind}`) : [];
}
