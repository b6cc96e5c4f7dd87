// Differential tests, generators: declarations by the word that calls for them.

/** A declaration and what calls for it. */
export interface Declaration {
  readonly word: RegExp;
  readonly text: string;
}

/** Declarations in the order in which they are looked for: each may name those after it. */
export const DECLARATIONS: readonly Declaration[] = [
  {
    word: /\b(?:longcall)\b/,
    text: `derive longcall from call where length > 60 second
  billed : increments(length, 60 second, 30 second)
`,
  },
  {
    word: /\bbigmonth\b/,
    text: `derive bigmonth from permonth at any time where total > 10 minutes
  double : 2 * (total / 1 minute)
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
    word: /\bbycos\b/,
    text: `derive bycos from access
  grouped by cos as class
  heads : number of members
  speed : sum of mbps over members where not backup
`,
  },
  {
    word: /\boutage\b/,
    text: `derive outage from incident where not planned
  lasted : duration / 1 hour
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
    word: /\bticket\b/,
    text: `record ticket from "ticket.csv"
  key ticket
  access : access optional
  seen : timestamp optional
  due : calendar month optional
  note : text optional
  lasting from began through ended
`,
  },
  {
    word: /\bregion\b/,
    text: `item region from "region.csv"
  key region
  size : number
`,
  },
  {
    word: /\bfeature\b/,
    text: `item feature from "feature.csv"
  key feature
  access : access
  rent : EUR per month
  in service from since
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
    word: /\bRATE\b/,
    text: `series RATE daily from "RATE.csv" columns day, value, "published"
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
    word: /\bplant\b/,
    text: `calendar plant
  working days from sunday to thursday
  holidays 2024-01-02, 2024-03-05
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
export const DEFINITIONS: Readonly<Record<string, string>> = {
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
