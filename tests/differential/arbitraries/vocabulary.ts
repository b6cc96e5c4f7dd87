// Differential tests, generators: the declarations that generated clauses may need. Only those that
// a text names are put before it, with those that they name themselves.
import type { Draw } from './draw.ts';

/** Declarations by the word that calls for them, in the order in which they are written. */
const DECLARATIONS: readonly { readonly word: RegExp; readonly text: string }[] = [
  {
    word: /\b(?:longcall)\b/,
    text: `derive longcall from call where length > 60 second
  billed : increments(length, 60 second, 30 second)
`,
  },
  {
    word: /\b(?:permonth)\b/,
    text: `derive permonth from usage at any time
  grouped by access as line, calendar month(day of this) as billing
  total : sum of minutes over members
  calls : number of members
  worst : greatest of minutes over members
`,
  },
  {
    word: /\b(?:peruse)\b/,
    text: `derive peruse from usage in the period
  grouped by destination as toward
  total : sum of minutes over members where minutes > 2 minutes
`,
  },
  {
    word: /\b(?:goldline)\b/,
    text: `derive goldline from access where cos = Gold
  weight : mbps / 10 Mbps
`,
  },
  {
    word: /\bincident\b/,
    text: `record incident from "incident.csv"
  key incident
  site : site
  planned : flag
  lasting from began to ended
  known from known
`,
  },
  {
    word: /\bdevice\b/,
    text: `item device from "device.csv"
  key device
  access : access
  model : one of Small, Large
  in service from changed until the next row
`,
  },
  {
    word: /\busage\b/,
    text: `record usage from "usage.csv"
  key usage
  access : access
  minutes : minute
  cost : EUR optional
  destination : one of Local, Abroad
  dated on day
  known from known
`,
  },
  {
    word: /\bcall\b/,
    text: `record call from "call.csv"
  access : access
  length : second
  dated at began
`,
  },
  {
    word: /\bexpense\b/,
    text: `record expense from "expense.csv"
  site : site
  amount : EUR
  fee : %
  dated in month booked
`,
  },
  {
    word: /\baccess\b/,
    text: `item access from "access.csv"
  key access
  site : site
  mbps : Mbps
  cos : one of Standard, Gold
  price : EUR per month optional
  agreed : date optional
  backup : flag
  in service from valid_from through valid_to
  known from known
`,
  },
  {
    word: /\bsite\b/,
    text: `item site from "site.csv"
  key site
  country : one of FR, DE, ES
  zone : number
  opened : date optional
  in service from valid_from until valid_to
  known from known
`,
  },
  {
    word: /\bIDX\b/,
    text: `series IDX monthly from "IDX.csv" columns month, value, "published"
`,
  },
  {
    word: /\bFX\b/,
    text: `series FX monthly
  2023-12 : 0.91
  2024-01 : 0.915
  2024-02 : 0.925 published 2024-02-20
  2024-02 : 0.93 published 2024-04-02
  2024-04 : 0.9
`,
  },
  {
    word: /\bPARAM\b/,
    text: `series PARAM daily
  2023-06-01 : 1
  2024-01-20 : 1.5 published 2024-02-10
  2024-03-15 : 2
`,
  },
  {
    word: /\boffice\b/,
    text: `calendar office
  working days from monday to friday
  open from 08:00 to 18:00
  holidays 2024-01-01, 2024-02-07, 2024-05-01
`,
  },
];

/** Definitions by name. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  'list price': `define list price for each access as
  price if known, otherwise 7 EUR per month
`,
  spend: `define spend as all charges
`,
  gold: `define gold as number of access in service where cos = Gold
`,
  availability: `define availability for each site as
  1 - total time(times of incident of this site where not planned)
    / days(period start(), period end())
`,
};

/** The text with every declaration that it needs before it. */
export function withDeclarations(text: string, draw: Draw): string {
  const definitions = Object.entries(DEFINITIONS)
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(text))
    .map(([, definition]) => definition);
  const tables = tablesFor(text, draw);
  const body = [...tables, ...definitions, text].join('\n');
  let all = body;
  const used: string[] = [];
  for (const { word, text: declaration } of DECLARATIONS) {
    if (!word.test(all)) continue;
    const hours = draw.pick('08:00 to 18:00', '08:00 to 18:00', '21:30 to 06:00');
    const drawn = declaration.replace('08:00 to 18:00', hours);
    used.unshift(drawn);
    all = `${drawn}\n${all}`;
  }
  return [...used, body].join('\n');
}

function tablesFor(text: string, draw: Draw): readonly string[] {
  const tables: string[] = [];
  if (/\bprices\b/.test(text)) {
    const narrow = draw.pick('1 to 2', '1', 'under 2', 'up to 3');
    tables.push(`table prices by cos, zone
  cos | zone | monthly (EUR per month) | setup (EUR)
  Standard | ${narrow} | ${draw.pick('100', '99.99', '31.1')} | 50
  Standard | over 2 | 120.50 | ${draw.pick('75', 'not sold')}
  Gold | ${draw.pick('any', '2 and over', '1 to 3')} | ${draw.pick('210.10', '200')} | 80
`);
  }
  if (/\btariff\b/.test(text)) {
    tables.push(`table tariff by destination, since
  destination | since | rate
  Local | under 2024-02-10 | ${draw.pick('0.10 EUR', '0.033 EUR')}
  Local | 2024-02-10 and over | 0.12 EUR
  Abroad | any | ${draw.pick('0.40 EUR', '1 EUR')}
`);
  }
  return tables;
}
