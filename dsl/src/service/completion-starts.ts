// Service, completion, part four: of the words that may start a sentence or a block, those that may
// still come, given what the block says already.
import { type Analysis, blocksOf } from './analysis.ts';
import type { Site } from './completion-site.ts';

const ACTIONS = [
  'Charge',
  'ChargeNothing',
  'Commitment',
  'Limit',
  'ByHand',
  'NotBillable',
  'Multiply',
];

/** Starters of which a block takes one. */
const ONE_OF: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Contract: [
    ['Currency'],
    ['InForce'],
    ['Invoiced'],
    ['RecurringCharges'],
    ['PartMonths'],
    ['MonthsEnd'],
    ['EachLine'],
    ['ContractYears'],
    ['CorrectionsUpTo'],
    ['Customer'],
    ['Issuer'],
  ],
  Item: [
    ['Key'],
    ['InServiceFrom', 'DatedOn', 'DatedAt', 'DatedMonth', 'LastingFrom'],
    ['KnownFrom'],
  ],
  Record: [
    ['Key'],
    ['InServiceFrom', 'DatedOn', 'DatedAt', 'DatedMonth', 'LastingFrom'],
    ['KnownFrom'],
  ],
  Calendar: [['WorkingDays'], ['OpenFrom']],
  Clause: [
    ['ForEach'],
    ['EachSpan', 'OnceOn'],
    ['When'],
    ACTIONS,
    ['InForce'],
    ['Rounded'],
    ['Timing'],
    ['PartMonths'],
    ['SharedOver'],
    ['Every'],
    ['PriceBase'],
  ],
  Example: [['KnownOn']],
};

/** Sentences that only go with another one. */
const NEEDS: Readonly<Record<string, string>> = { Every: 'Multiply', PriceBase: 'Multiply' };

/** The starters that may still come. */
export function stillLegal(analysis: Analysis, site: Site): readonly string[] {
  const starts = site.starts ?? [];
  if (site.block === undefined) return blockStarts(analysis, site, starts);
  const said = new Set(site.lines.map((line) => line.tokens[0]?.tokenType.name ?? ''));
  const taken = (ONE_OF[site.block] ?? []).filter((group) =>
    group.some((token) => said.has(token)),
  );
  const closed = new Set(taken.flat());
  return starts.filter((token) => {
    const need = NEEDS[token];
    return !closed.has(token) && (need === undefined || said.has(need));
  });
}

function blockStarts(analysis: Analysis, site: Site, starts: readonly string[]): string[] {
  const text = analysis.files.get(site.file)?.text ?? '';
  const first = text.slice(0, site.lineFrom).trim() === '';
  const said = /^(?:language|langue)\s/m.test(text.slice(site.offset));
  const signed = [...analysis.files.keys()].some((file) =>
    blocksOf(analysis, file).some(
      (block) =>
        block.kind === 'contract' && !(file === site.file && block.start === site.lineFrom),
    ),
  );
  return starts.filter((token) => {
    if (token === 'Language') return first && !said;
    return token !== 'Contract' || !signed;
  });
}
