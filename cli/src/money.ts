// Command line, differences in money: clauses that changed, services by verdict, the smallest
// examples, and what was shown in the end.
import type { ClauseDifference, Language, PlanDifference } from '@avenant/dsl';
import type { Example, Fare, ServicesCompared } from '@avenant/engine';
import { readableAmount } from './amounts.ts';
import type { Differences, Money } from './commands/diff.ts';
import type { Output } from './output.ts';

type Words = Readonly<Record<Language, string>>;

const PARTS: Readonly<Record<ClauseDifference['parts'][number]['part'], Words>> = {
  dates: { en: 'dates in force', fr: 'dates de vigueur' },
  subject: { en: 'for whom', fr: 'pour qui' },
  guard: { en: 'condition', fr: 'condition' },
  occasion: { en: 'when it is due', fr: 'échéance' },
  amount: { en: 'amount', fr: 'montant' },
  timing: { en: 'in advance or in arrears', fr: 'à échoir ou à terme échu' },
  proration: { en: 'part months', fr: 'mois incomplets' },
  rounding: { en: 'rounding', fr: 'arrondi' },
  exceptions: { en: 'clauses it puts off', fr: 'clauses écartées' },
  share: { en: 'split', fr: 'répartition' },
  kind: { en: 'kind of charge', fr: 'nature' },
};

const CHANGES: Readonly<Record<ClauseDifference['change'], Words>> = {
  added: { en: 'added', fr: 'ajoutée' },
  removed: { en: 'removed', fr: 'retirée' },
  changed: { en: 'changed', fr: 'modifiée' },
};

const FARES: Readonly<Record<Fare | 'incomparable', Words>> = {
  same: { en: 'same', fr: 'inchangé' },
  dearer: { en: 'dearer', fr: 'plus cher' },
  cheaper: { en: 'cheaper', fr: 'moins cher' },
  both: { en: 'dearer and cheaper by month', fr: 'plus et moins cher selon le mois' },
  moved: { en: 'same amounts, other invoices', fr: 'mêmes montants, autres factures' },
  held: { en: 'held otherwise', fr: 'retenu autrement' },
  incomparable: { en: 'dearer here, cheaper there', fr: 'plus cher ici, moins cher là' },
};

const KINDS: Readonly<Record<string, Words>> = {
  table: { en: 'table', fr: 'table' },
  define: { en: 'definition', fr: 'définition' },
  series: { en: 'series', fr: 'série' },
  derive: { en: 'derived set', fr: 'ensemble dérivé' },
};

/** Prints what the plans say differently. */
export function printPlan(plan: PlanDifference, { language, out }: Output): void {
  const english = language === 'en';
  if (plan.header.length > 0) {
    out(`${english ? 'Header:' : 'En-tête :'} ${plan.header.join(', ')}`);
  }
  if (plan.declarations.length > 0) {
    out(
      `${english ? 'Declared otherwise:' : 'Déclarés autrement :'} ${plan.declarations.join(', ')}`,
    );
  }
  for (const one of plan.clauses) {
    const parts = one.parts.map(({ part }) => PARTS[part][language]).join(', ');
    const through = one.through.map((key) => throughText(key, language)).join(', ');
    const by = english ? ' through ' : ' par ';
    const title = one.title === one.clause ? '' : ` "${one.title}"`;
    const details = parts === '' ? '' : ` (${parts}${through === '' ? '' : `,${by}${through}`})`;
    out(`clause ${one.clause}${title} ${CHANGES[one.change][language]}${details}`);
  }
}

function throughText(key: string, language: Language): string {
  const at = key.indexOf(' ');
  return `${KINDS[key.slice(0, at)]?.[language] ?? ''} ${key.slice(at + 1)}`;
}

/** Prints the services by type. */
export function printMoney(money: Money, currency: string, output: Output): void {
  const { language, out } = output;
  const english = language === 'en';
  const what = money.inventory
    ? english
      ? 'the inventory'
      : 'l’inventaire'
    : english
      ? 'made-up services'
      : 'des services inventés';
  out('');
  out(
    english
      ? `${money.from} to ${money.through}, on ${what}`
      : `${money.from} à ${money.through}, sur ${what}`,
  );
  for (const one of money.services) printServices(one, currency, output);
  out('');
}

function printServices(one: ServicesCompared, currency: string, output: Output): void {
  const { language, out } = output;
  const name = one.type ?? (language === 'en' ? 'the contract' : 'le contrat');
  const fares = Object.entries(one.fares) as [Fare, number][];
  const counts = fares.map(([fare, count]) => `${count} ${FARES[fare][language]}`).join(', ');
  const verdict = FARES[one.verdict][language];
  out(`  ${name.padEnd(20)} ${verdict}${one.verdict === 'same' ? '' : `  (${counts})`}`);
  for (const example of one.examples) {
    for (const line of exampleLines(example, currency, language)) out(`    ${line}`);
  }
}

function exampleLines(example: Example, currency: string, language: Language): string[] {
  const { change, month, before, after, clauses, held } = example;
  const from = readableAmount(before, language);
  const to = readableAmount(after, language);
  const head = `${FARES[change][language]} ${month}  ${from} → ${to} ${currency}`;
  const details = clauses.map(({ clause, before: a, after: b }) => {
    const amounts = `${readableAmount(a, language)} → ${readableAmount(b, language)}`;
    return `  clause ${clause}  ${amounts}`;
  });
  const none = language === 'en' ? 'nothing' : 'rien';
  const [one, two] = [held?.before, held?.after].map((list) =>
    list === undefined || list.length === 0 ? none : list.join(', '),
  );
  const reasons = held === undefined ? [] : [`  ${FARES.held[language]}  ${one} → ${two}`];
  return [`${head}  ${whoText(example, language)}`, ...details, ...reasons];
}

function whoText({ type, subject, attributes, among }: Example, language: Language): string {
  if (type === null && among !== undefined) {
    if (language === 'en') {
      return among.type === null
        ? `with ${among.count} made-up facts`
        : `with ${among.count} × ${among.type}`;
    }
    return among.type === null
      ? `avec ${among.count} faits inventés`
      : `avec ${among.count} × ${among.type}`;
  }
  const said = Object.entries(attributes).map(([name, value]) => `${name} ${value}`);
  return said.length === 0 ? subject : `${subject} (${said.join(', ')})`;
}

const VERDICTS: Readonly<Record<Differences['verdict'], Words>> = {
  'same plan': {
    en: 'No billing change: both compile to the same plan.',
    fr: 'Aucun changement de facturation : les deux donnent le même plan.',
  },
  'same meaning': {
    en: 'No billing change: the plans say the same under other names, titles or order.',
    fr: 'Aucun changement de facturation : seuls changent des noms, des titres ou l’ordre.',
  },
  'no difference found': {
    en: 'No difference found in the amounts above. The plans are not the same: this is no proof.',
    fr: 'Aucune différence dans les montants ci-dessus. Les plans diffèrent : pas une preuve.',
  },
  different: { en: 'The bills differ.', fr: 'Les factures diffèrent.' },
};

/** Prints what was shown, and no more. */
export function printVerdict(
  { verdict, text, plan }: Differences,
  { language, out }: Output,
): void {
  if (text.length === 0 && verdict === 'same plan') {
    out(language === 'en' ? 'The texts say the same.' : 'Les textes disent la même chose.');
  }
  if (plan.header.includes('currency')) {
    out(
      language === 'en'
        ? 'Amounts of two currencies are not compared.'
        : 'Les montants de deux devises ne sont pas comparés.',
    );
  }
  out(VERDICTS[verdict][language]);
}
