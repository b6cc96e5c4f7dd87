// Language: the one table of words. Each row is a concept with its English and French wordings, the
// first of each is what the printer writes. A missing wording does not compile. Rows of one group
// share a token; the payload tells them apart.
import type { Bilingual } from '../diagnostics/diagnostic.ts';

/** A concept of the language. */
export interface Keyword {
  /** Token name; rows of one group share it. */
  readonly token: string;
  /** What the token carries, for groups. */
  readonly payload?: string;
  readonly en: readonly [string, ...string[]];
  readonly fr: readonly [string, ...string[]];
  /** Read as a keyword only: first on its line; first of a block; after `rounded` on its line. */
  readonly place?: 'line' | 'block' | 'rounding';
  /** Read as a keyword only inside these kinds of block (token names of their first word). */
  readonly within?: readonly string[];
}

/** Restricts rows to a place or to kinds of block, so that their words stay free as names. */
const only = (
  limits: { place?: 'line' | 'block' | 'rounding'; within?: readonly string[] },
  rows: readonly Keyword[],
): readonly Keyword[] => rows.map((row) => ({ ...row, ...limits }));

type Words = string | readonly [string, ...string[]];
const list = (words: Words): readonly [string, ...string[]] =>
  typeof words === 'string' ? [words] : words;
const word = (token: string, en: Words, fr: Words): Keyword => ({
  token,
  en: list(en),
  fr: list(fr),
});
const of = (token: string, payload: string, en: Words, fr: Words): Keyword => ({
  ...word(token, en, fr),
  payload,
});

const BLOCKS: readonly Keyword[] = only({ place: 'block' }, [
  word('Language', 'language', 'langue'),
  word('Contract', 'contract', 'contrat'),
  word('Item', 'item', 'élément'),
  word('Record', 'record', 'relevé'),
  word('Series', 'series', 'série'),
  word('Calendar', 'calendar', 'calendrier'),
  word('Table', 'table', 'table'),
  word('Scale', 'scale', 'barème'),
  word('Define', 'define', 'définir'),
  word('Derive', 'derive', 'dériver'),
  word('Clause', 'clause', 'clause'),
  word('Amendment', 'amendment', 'avenant'),
  word('Example', 'example', 'exemple'),
]);

const HEADER: readonly Keyword[] = only({ within: ['Contract'] }, [
  ...only({ place: 'line' }, [
    word('Currency', 'currency', 'devise'),
    word('Invoiced', 'invoiced', ['facturation', 'facturé', 'facturée']),
    word('RecurringCharges', 'recurring charges', ['redevances', 'abonnements']),
    of('MonthsEnd', 'last-day', 'months end on their last day', 'fin de mois au dernier jour'),
    of('MonthsEnd', 'next-first', 'months end on the next first day', [
      'fin de mois au premier du mois suivant',
      'fin de mois au jour suivant',
    ]),
    word('EachLine', 'each line', ['chaque montant de ligne', 'chaque ligne']),
    word('ContractYears', 'contract years', 'années contractuelles'),
    word('CorrectionsUpTo', 'corrections up to', [
      "corrections jusqu'à",
      "régularisations jusqu'à",
    ]),
    word('Customer', 'customer', 'client'),
    word('Issuer', 'issuer', 'émetteur'),
  ]),
  word('ThenMonthly', 'then month to month', 'puis de mois en mois'),
  word('ThenRenewed', 'then renewed by', [
    'puis reconduit pour',
    'puis renouvelé pour',
    'puis reconduit par',
  ]),
  of('EachStartEnd', 'start', 'at the start of each month', 'au début de chaque mois'),
  of('EachStartEnd', 'end', 'at the end of each month', 'à la fin de chaque mois'),
  word('MonthsBack', 'months back', 'mois en arrière'),
]);

const DATES: readonly Keyword[] = only({ within: ['Contract', 'Clause', 'Amendment', 'Table'] }, [
  word('InForce', 'in force', 'en vigueur'),
  of('Timing', 'advance', 'in advance', 'à échoir'),
  of('Timing', 'arrears', 'in arrears', 'à terme échu'),
  word('PartMonths', 'part months', 'mois incomplets'),
  of('Proration', 'actual', 'by actual days', 'en jours réels'),
  of('Proration', 'thirty', 'by thirty days', 'en trentièmes'),
  of('Proration', 'whole', 'as whole months', 'en mois entiers'),
]);

const TYPES: readonly Keyword[] = only({ within: ['Item', 'Record'] }, [
  ...only({ place: 'line' }, [
    word('Key', 'key', 'clé'),
    word('InServiceFrom', 'in service from', [
      'en service à partir de',
      'en service à partir du',
      "en service à partir d'",
    ]),
    word('DatedOn', 'dated on', 'daté du jour'),
    word('DatedAt', 'dated at', "daté de l'instant"),
    word('DatedMonth', 'dated in month', 'daté du mois'),
    word('LastingFrom', 'lasting from', ['allant de', 'allant du', "allant d'", 'durant de']),
    word('KnownFrom', 'known from', [
      'connu à partir de',
      'connu à partir du',
      "connu à partir d'",
    ]),
  ]),
  word('UntilNextRow', 'until the next row', "jusqu'à la ligne suivante"),
  word('InColumn', 'in column', ['en colonne', 'dans la colonne']),
  word('Optional', 'optional', ['facultatif', 'facultative']),
  word('OneOf', 'one of', ['parmi', "l'un de", "l'une de"]),
]);

const DECLARATIONS: readonly Keyword[] = [
  ...only({ within: ['Series'] }, [
    word('Columns', 'columns', 'colonnes'),
    of('Step', 'month', 'monthly', ['mensuelle', 'mensuel']),
    of('Step', 'day', 'daily', ['quotidienne', 'quotidien']),
    word('Published', 'published', ['publié le', 'publiée le', 'publié', 'publiée']),
  ]),
  ...only({ within: ['Calendar'] }, [
    word('WorkingDays', 'working days from', ['jours ouvrés de', 'jours ouvrés du']),
    of('Weekday', '1', 'monday', 'lundi'),
    of('Weekday', '2', 'tuesday', 'mardi'),
    of('Weekday', '3', 'wednesday', 'mercredi'),
    of('Weekday', '4', 'thursday', 'jeudi'),
    of('Weekday', '5', 'friday', 'vendredi'),
    of('Weekday', '6', 'saturday', 'samedi'),
    of('Weekday', '7', 'sunday', 'dimanche'),
    word('OpenFrom', 'open from', 'ouvert de'),
    word('Holidays', 'holidays', 'jours fériés'),
  ]),
  ...only({ within: ['Table', 'Amendment'] }, [
    word('NotSold', 'not sold', 'non vendu'),
    word('Any', 'any', ['tous', 'toutes']),
  ]),
  ...only({ within: ['Derive'] }, [word('Grouped', 'grouped by', 'groupés par')]),
  ...only({ within: ['Derive', 'Define', 'Amendment'] }, [word('As', 'as', 'comme')]),
];

const CLAUSES: readonly Keyword[] = only({ within: ['Clause', 'Amendment'] }, [
  ...only({ place: 'line' }, [
    of('Verb', 'replaces', 'replaces', 'remplace'),
    of('Verb', 'adds to', 'adds to', "s'ajoute à"),
    of('Switch', 'suspends', 'suspends', 'suspend'),
    of('Switch', 'reinstates', 'reinstates', 'rétablit'),
    of('Limit', 'caps', 'caps', 'plafonne'),
    of('Limit', 'floors', 'floors', 'garantit'),
    of('EachSpan', 'month', 'each month', 'chaque mois'),
    of('EachSpan', 'quarter', 'each quarter', 'chaque trimestre'),
    of('EachSpan', 'calendar-year', 'each calendar year', 'chaque année civile'),
    of('EachSpan', 'contract-year', 'each contract year', 'chaque année contractuelle'),
    word(
      'OnceOn',
      ['once on', 'once, on'],
      ['une fois au', 'une fois, au', 'une fois à', 'une fois le', 'une fois en'],
    ),
    word('When', 'when', ['lorsque', "lorsqu'"]),
    word('ChargeNothing', 'charge nothing', 'ne rien facturer'),
    of('Charge', 'charge', 'charge', 'facturer'),
    of('Charge', 'credit', 'credit', 'créditer'),
    of('Charge', 'discount', 'discount', [
      'accorder une remise de',
      "accorder une remise d'",
      'accorder une remise sur',
      'remettre',
    ]),
    of('Charge', 'surcharge', 'surcharge', 'majorer de'),
    word('Commitment', 'commitment of', ['engagement de', "engagement d'"]),
    word('ByHand', 'by hand in', ['saisie manuelle en', 'à la main en']),
    word('NotBillable', 'not billable here', 'non facturable ici'),
    word('SharedOver', 'shared over', 'réparti sur'),
    word('Multiply', 'multiply', ['réviser', 'multiplier']),
    of('EachSpan', 'day', ['each day', 'each calendar day'], ['chaque jour', 'chaque jour civil']),
    of('EachSpan', 'half-year', 'each half year', 'chaque semestre'),
    of('EachSpan', 'contract-quarter', 'each contract quarter', 'chaque trimestre contractuel'),
    of('EachSpan', 'contract-half-year', 'each contract half year', 'chaque semestre contractuel'),
    of('EachSpan', 'term', 'each term', 'chaque durée contractuelle'),
    word('Every', 'every', 'tous les'),
    of('PriceBase', 'chained', 'on the price before', 'sur le prix précédent'),
    of('PriceBase', 'original', 'on the original price', "sur le prix d'origine"),
  ]),
  word('Cites', 'cites', 'cite'),
  word('AtItsStart', 'at its start', 'à son début'),
  word('Shortfall', 'shortfall at', ['insuffisance facturée à', 'manque à gagner à']),
]);

const SCALES: readonly Keyword[] = [
  of('ScaleKind', 'graduated', 'graduated', 'par tranches'),
  of('ScaleKind', 'volume', 'whole volume', ['au volume total', 'tout le volume']),
  of('ScaleKind', 'step', 'by step', 'par palier'),
  of('ScaleKind', 'package', 'by packages of', ['par lots de', "par lots d'"]),
  word('AndOver', 'and over', 'et plus'),
  word('UpTo', 'up to', "jusqu'à"),
  word('Under', 'under', ['moins de', 'sous', "moins d'"]),
  word('Over', 'over', ['plus de', "plus d'"]),
];

const AMENDMENTS: readonly Keyword[] = only({ within: ['Amendment'] }, [
  word('Signed', 'signed', ['signé le', 'signée le', 'signé', 'signée']),
  word('Effective', 'effective', ['prenant effet le', 'prenant effet', 'à effet du', 'effet']),
  word('KnownFrom', 'known from', ['connu à partir de', 'connu à partir du', "connu à partir d'"]),
  word('Row', 'row', 'ligne'),
  word('Band', 'band', 'tranche'),
  word('Becomes', 'becomes', 'devient'),
  ...only({ place: 'line' }, [
    word('Ends', 'ends', 'met fin à'),
    word('InTable', 'in table', 'dans la table'),
    word('InClause', 'in clause', 'dans la clause'),
  ]),
]);

const EXAMPLES: readonly Keyword[] = only({ within: ['Example'] }, [
  ...only({ place: 'line' }, [
    word('Given', 'given', ['étant donné', 'étant donnée']),
    word('InvoiceOf', 'invoice of', ['facture de', "facture d'"]),
    word('KnownOn', 'known on', 'connu au'),
  ]),
  word('InServiceFrom', 'in service from', [
    'en service à partir de',
    'en service à partir du',
    "en service à partir d'",
  ]),
  word('DatedOn', 'dated on', 'daté du jour'),
  word('DatedAt', 'dated at', "daté de l'instant"),
  word('DatedMonth', 'dated in month', 'daté du mois'),
  word('LastingFrom', 'lasting from', ['allant de', 'allant du', "allant d'", 'durant de']),
  word('HasNo', 'has no', ['ne comporte pas', "n'a pas"]),
  word('Has', 'has', ['comporte', 'a']),
  word('Holds', 'holds', ['retient', 'met en attente']),
  word('Totals', 'totals', 'totalise'),
]);

const windows: readonly Keyword[] = (
  [
    ['period', 'the period', 'de la période', 'la période', '', ''],
    ['month', 'the month', 'du mois', 'le mois', 'the previous month', ' précédent'],
    [
      'quarter',
      'the quarter',
      'du trimestre',
      'le trimestre',
      'the previous quarter',
      ' précédent',
    ],
    [
      'calendar-year',
      'the calendar year',
      "de l'année civile",
      "l'année civile",
      'the previous calendar year',
      ' précédente',
    ],
    [
      'contract-year',
      'the contract year',
      "de l'année contractuelle",
      "l'année contractuelle",
      'the previous contract year',
      ' précédente',
    ],
    ['term', 'the term', 'de la durée du contrat', 'la durée du contrat', '', ''],
  ] as const
).flatMap(([kind, en, fr, short, before, after]) => [
  of('Window', `${kind} 0`, `in ${en}`, [`au cours ${fr}`, `dans ${short}`]),
  ...(before === ''
    ? []
    : [
        of('Window', `${kind} -1`, `in ${before}`, [
          `au cours ${fr}${after}`,
          `dans ${short}${after}`,
        ]),
      ]),
]);

const EXPRESSIONS: readonly Keyword[] = [
  ...windows,
  word('ToDate', 'to date', 'à ce jour'),
  word('InTheLast', 'in the last', ['en remontant sur', 'dans les derniers']),
  word('BeforePeriod', 'before the period', 'avant la période'),
  word('Ever', 'at any time', ['toutes dates confondues', 'à tout moment']),
  word('InService', 'in service', 'en service'),
  word('BeforeThis', 'before this one', ['avant celui-ci', 'avant celle-ci']),
  word('This', 'this', ['ce', 'cet', 'cette']),
  word('Today', 'today', "aujourd'hui"),
  word('Top', 'sum of the greatest', ['somme du top', 'somme des plus grands']),
  word('Sum', 'sum of', ['somme de', "somme d'", 'somme des', 'somme du']),
  word('Distinct', 'number of different', [
    'nombre de valeurs distinctes de',
    "nombre de valeurs distinctes d'",
    'nombre de différents',
    'nombre de différentes',
  ]),
  word('Count', 'number of', ['nombre de', "nombre d'", 'nombre des']),
  word('Average', 'average of', ['moyenne de', "moyenne d'", 'moyenne des']),
  word('Greatest', 'greatest of', ['maximum de', "maximum d'", 'maximum des']),
  word('Least', 'least of', ['minimum de', "minimum d'", 'minimum des']),
  word('ThereIs', ['there is', 'there is a', 'there is an'], ['il existe', 'il existe un']),
  word('Percentile', 'percentile', 'centile'),
  word('ChargesOf', 'charges of', ['facturation de', "facturation d'"]),
  word('AllCharges', 'all charges', 'toute la facturation'),
  word('Except', 'except', 'sauf'),
  word('TimesOf', 'times of', ['plages de', "plages d'", 'plages des']),
  word('GreaterOf', 'greater of', ['maximum entre', 'plus élevé entre']),
  word('LesserOf', 'lesser of', ['minimum entre', 'moins élevé entre']),
  word('AtLeast', 'at least', 'au moins'),
  word('AtMost', 'at most', 'au plus'),
  word('ScaleOf', 'scale of', [
    'selon le barème de',
    "selon le barème d'",
    'barème de',
    "barème d'",
    'barème des',
    'barème du',
  ]),
  word('Rounded', 'rounded', ['arrondi', 'arrondie', 'arrondis', 'arrondies']),
  ...only({ place: 'rounding' }, [
    of('Mode', 'half-up', 'half up', 'au plus proche'),
    of('Mode', 'half-even', 'half even', 'au pair le plus proche'),
    of('Mode', 'half-down', 'half down', 'au plus proche par défaut'),
    of('Mode', 'up', 'up', 'par excès'),
    of('Mode', 'down', 'down', 'par défaut'),
  ]),
  word('ConvertedTo', 'converted to', ['converti en', 'convertie en']),
  word(
    'IfKnownOtherwise',
    ['if known, otherwise', 'if known otherwise'],
    ['si connu, sinon', 'si connu sinon'],
  ),
  word('IsKnown', 'is known', ['est connu', 'est connue']),
  word('IsMissing', 'is missing', ['est absent', 'est absente']),
  word('IsOneOf', 'is one of', ['est parmi', "est l'un de", "est l'une de"]),
  word('If', 'if', ['si', "s'"]),
  word('Then', 'then', 'alors'),
  word('Otherwise', ['otherwise', 'above'], ['sinon', 'au-delà']),
  word('And', 'and', 'et'),
  word('Or', 'or', 'ou'),
  word('Not', 'not', ['il est faux que', "il est faux qu'", 'pas']),
  of('Boolean', 'true', 'yes', 'oui'),
  of('Boolean', 'false', 'no', 'non'),
  word('Of', 'of', ['de', "d'", 'du', 'des', 'de la', "de l'"]),
  word('Where', 'where', ['où', 'dont']),
  word('With', 'with', 'avec'),
  word('OverSet', 'over', ['sur', 'sur les']),
  word('From', 'from', [
    'à partir de',
    'à partir du',
    "à partir d'",
    'à partir des',
    'à compter du',
    'à compter de',
  ]),
  word('Until', 'until', ['et avant', 'et avant le', 'avant', 'avant le']),
  word('Through', 'through', "jusqu'au"),
  word('To', 'to', ['à', 'au']),
  word('ForEach', 'for each', 'pour chaque'),
  word('For', 'for', 'pour'),
  word('On', 'on', ['portant sur']),
  word('By', 'by', 'selon'),
  word('Per', 'per', 'par'),
  word('At', 'at', ['à hauteur de', "à hauteur d'"]),
];

/** Every row of the table. */
export const KEYWORDS: readonly Keyword[] = [
  ...BLOCKS,
  ...HEADER,
  ...DATES,
  ...TYPES,
  ...DECLARATIONS,
  ...CLAUSES,
  ...AMENDMENTS,
  ...EXAMPLES,
  ...SCALES,
  ...EXPRESSIONS,
];

/** Articles: read and dropped, never written. */
export const ARTICLES: { readonly en: readonly string[]; readonly fr: readonly string[] } = {
  en: ['the', 'a', 'an'],
  fr: ['le', 'la', 'les', "l'", 'un', 'une'],
};

/** What a token is called in messages, where no wording of its own fits. */
export const TOKEN_TITLES: Readonly<Record<string, Bilingual>> = {
  Word: { en: 'a name', fr: 'un nom' },
  NumberText: { en: 'a number', fr: 'un nombre' },
  Text: { en: 'a text in quotes', fr: 'un texte entre guillemets' },
  DateText: { en: 'a date such as `2026-01-31`', fr: 'une date telle que `2026-01-31`' },
  MonthText: { en: 'a month such as `2026-01`', fr: 'un mois tel que `2026-01`' },
  TimeText: { en: 'a time such as `08:00`', fr: 'une heure telle que `08:00`' },
  Reference: { en: 'a clause number', fr: 'un numéro de clause' },
};
