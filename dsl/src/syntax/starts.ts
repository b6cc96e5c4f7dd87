// Syntax, starts: with which tokens blocks and sentences start and go on, as data. In: nothing.
// Out: tables for the block parser and for completion.

/** Tokens with which a line continues the sentence above it. */
export const CONTINUES: ReadonlySet<string> = new Set([
  'UpTo',
  'Under',
  'Over',
  'OverSet',
  'Otherwise',
  'AndOver',
  'And',
  'Or',
  'Plus',
  'Minus',
  'Times',
  'Slash',
  'Comma',
  'Open',
  'NumberText',
  'Where',
  'IfKnownOtherwise',
]);

/** Tokens of the blocks that an amendment may hold. */
export const AMENDABLE: ReadonlySet<string> = new Set(['Clause', 'Table', 'Scale', 'Define']);

/** Blocks whose sentences declare names that others use. */
export const DECLARING: ReadonlySet<string> = new Set([
  'Item',
  'Record',
  'Series',
  'Calendar',
  'Table',
  'Scale',
  'Derive',
]);

/** Tokens with which sentences of the contract block start. */
export const CONTRACT_STARTS: readonly string[] = [
  'Currency',
  'InForce',
  'Invoiced',
  'RecurringCharges',
  'PartMonths',
  'MonthsEnd',
  'EachLine',
  'ContractYears',
  'CorrectionsUpTo',
  'Customer',
  'Issuer',
];

/** Tokens with which sentences of items and records start. */
export const TYPE_STARTS: readonly string[] = [
  'Key',
  'Word',
  'InServiceFrom',
  'DatedOn',
  'DatedAt',
  'DatedMonth',
  'LastingFrom',
  'KnownFrom',
];

/** Tokens with which sentences of clauses start. */
export const CLAUSE_STARTS: readonly string[] = [
  'ForEach',
  'EachSpan',
  'OnceOn',
  'When',
  'Charge',
  'ChargeNothing',
  'Commitment',
  'Verb',
  'Switch',
  'Limit',
  'InForce',
  'AtMost',
  'AtLeast',
  'Rounded',
  'Timing',
  'PartMonths',
  'SharedOver',
  'Multiply',
  'Every',
  'PriceBase',
  'ByHand',
  'NotBillable',
];

/** Tokens with which sentences of calendars start. */
export const CALENDAR_STARTS: readonly string[] = ['WorkingDays', 'OpenFrom', 'Holidays'];

/** Tokens with which sentences of amendments start. */
export const AMENDMENT_STARTS: readonly string[] = [
  'Switch',
  'Ends',
  'InTable',
  'InClause',
  ...AMENDABLE,
];

/** Tokens with which sentences of examples start. */
export const EXAMPLE_STARTS: readonly string[] = ['Given', 'InvoiceOf', 'KnownOn'];

/** The kinds of block made of sentences: tokens that start one, and the rule that reads it. */
export const SENTENCES: Readonly<
  Record<string, { readonly starts: readonly string[]; readonly rule: string }>
> = {
  Contract: { starts: CONTRACT_STARTS, rule: 'contractSentence' },
  Item: { starts: TYPE_STARTS, rule: 'typeSentence' },
  Record: { starts: TYPE_STARTS, rule: 'typeSentence' },
  Calendar: { starts: CALENDAR_STARTS, rule: 'calendarSentence' },
  Clause: { starts: CLAUSE_STARTS, rule: 'clauseSentence' },
  Amendment: { starts: AMENDMENT_STARTS, rule: 'amendmentSentence' },
  Example: { starts: EXAMPLE_STARTS, rule: 'exampleSentence' },
};

/** Token names with which a block may start. */
export const BLOCK_STARTS: readonly string[] = [
  'Contract',
  'Item',
  'Record',
  'Series',
  'Calendar',
  'Table',
  'Scale',
  'Define',
  'Derive',
  'Clause',
  'Amendment',
  'Example',
];
