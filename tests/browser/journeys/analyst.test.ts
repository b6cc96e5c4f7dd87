// The month of a billing analyst, from the calendar to what was not billed: one script gone twice,
// in English by the keyboard alone, in French with the mouse. Nobody checks what they made: people
// change as they must, and who made something is refused, in words.
// Left out, since the product has no screen for them yet: time sheets and their cut-off, claims and
// correspondence, collections, indicators (domain.md 6.1: BD2, BD9 to BD18).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  COMMENTS,
  EXPLAIN,
  LINES,
  STEPS,
  VARIANCE,
} from '../../../editor/src/screens/draft/draft.texts.ts';
import { IMPORTS } from '../../../editor/src/screens/imports/imports.texts.ts';
import { DOCUMENT, INVOICES } from '../../../editor/src/screens/invoices/invoices.texts.ts';
import { ORDERS } from '../../../editor/src/screens/orders/orders.texts.ts';
import { UNBILLED } from '../../../editor/src/screens/unbilled/unbilled.texts.ts';
import { say, type Text } from '../../../editor/src/texts/text.ts';
import { ACCESS_PROBLEMS } from '../../../server/src/problem/access-problems.ts';
import { expectSound, openStage, type Stage, watched } from '../../support/browser.ts';
import { exampleFolder } from '../../support/folders.ts';
import { handsOf, type Person } from '../../support/hands.ts';
import {
  acceptOrder,
  applyFile,
  cycleOf,
  freezeCycle,
  leave,
  openCalendar,
  openOrder,
  planCycle,
  reconcile,
  sendFile,
  showLateOrders,
} from '../../support/inputs-journey.ts';
import {
  approve,
  ask,
  askAdjustment,
  control,
  explainFinding,
  findInvoice,
  issue,
  launchMonth,
  showPart,
  takeDraft,
  validate,
} from '../../support/month-journey.ts';

const HELVARION = readFileSync(join(exampleFolder('helvarion'), 'data/cpe.csv'), 'utf8');

/** The journey of each language: a contract, and what comes in for a month of it. */
const JOURNEYS = {
  en: {
    isByKeys: true,
    contract: 'CTR-HELV-001',
    account: 'BA-HELV-001',
    period: '2025-05',
    days: {},
    cutOff: '30 Apr 2025',
    order: {
      ...{ order: 'ORD-MAY', action: 'add', dataset: 'data/care.csv', key: 'DE-DUS-01-CARE' },
      ...{ attributes: { site: 'DE-DUS-01' }, requestedOn: '2025-05-01', months: 1 },
    },
    dataset: 'data/cpe.csv',
    day: '2025-04-30',
    item: 'DE-MUC-02-R1',
    // The network has a large router where the inventory has one of medium size.
    extract: HELVARION.trim()
      .split('\n')
      .map((row) => row.replace('DE-MUC-02-R1,DE-MUC-02,main,M', 'DE-MUC-02-R1,DE-MUC-02,main,L')),
    late: [
      'cpe,site,role,class,valid_from,valid_to,known_from',
      'DE-MUC-02-R1,DE-MUC-02,main,L,2025-05-01,,2025-04-29',
    ],
    knownOn: '2025-04-29',
    clause: '4.4',
    subject: 'DE-MUC-02-R1',
    change: '+EUR 117.72',
    unbilled: 'CN-SHA-01-P',
  },
  fr: {
    isByKeys: false,
    contract: 'CTR-CORV-002',
    account: 'BA-CORV-002',
    period: '2025-07',
    // Invoiced at the end of the month: its cut-off is the first working day after it.
    days: { inputs: '24', usage: '25', draft: '26', approval: '28', issue: '29' },
    cutOff: '1er août 2025',
    order: {
      ...{ order: 'CDE-JUILLET', action: 'add', dataset: 'data/tranches-sda.csv' },
      ...{ key: '01 99 00 00 00', attributes: { site: 'PAR-01' } },
      ...{ requestedOn: '2025-07-15', months: 1 },
    },
    dataset: 'data/faisceaux.csv',
    day: '2025-06-30',
    item: 'FX-LYO-B',
    extract: [
      'faisceau;centre;canaux',
      'FX-PAR-A;Paris;300',
      'FX-PAR-B;Paris;200',
      'FX-LYO-A;Lyon;225',
      'FX-LYO-B;Lyon;200',
    ],
    late: ['faisceau,centre,canaux,début,fin,saisie', 'FX-LYO-B,Lyon,200,2025-07-01,,2025-07-30'],
    knownOn: '2025-07-30',
    clause: '4.1',
    subject: 'CTR-CORV-002',
    change: /\+180,00\sEUR/,
    unbilled: UNBILLED.none.fr,
  },
} as const;

// A month is many screens: more than a test has by default.
const JOURNEY_MS = 180_000;

describe('the month of an analyst', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it.each([
    ['en', 'by the keyboard alone'],
    ['fr', 'with the mouse'],
  ] as const)(
    'is gone in %s %s',
    async (language, _how) => {
      const journey = JOURNEYS[language];
      const { isByKeys, contract, account } = journey;
      const words = (text: Text) => say(text, language);
      const person = async (who: string): Promise<Person> => {
        const page = await stage.page(who, language);
        return { page, origin: stage.server.origin, language, isByKeys };
      };
      const sound = ({ page }: Person, name: string) =>
        expectSound(page, `analyst-${name}-${language}`);
      const during = (who: Person, name: string, act: () => Promise<void>) =>
        watched(who.page, `analyst-${name}-${language}`, act);
      const [analyst, senior, manager] = [
        await person('an'),
        await person('os'),
        await person('bm'),
      ];
      const { page } = analyst;
      const hands = handsOf(analyst);
      const { order } = journey.order;
      await ask(await person('od'), 'POST', `/contracts/${contract}/orders`, journey.order);

      await during(senior, 'plan', () => planCycle(senior, journey, journey.days));
      await during(analyst, 'calendar', async () => {
        await openCalendar(analyst, journey);
        await cycleOf(analyst, journey).getByText(journey.cutOff).first().waitFor();
      });

      // An order that nobody accepted yet is found; who may accepts it.
      await during(analyst, 'order', async () => {
        await openOrder(analyst, contract, order);
        await page.getByText(words(ORDERS.waits)).waitFor();
        await sound(analyst, 'order');
      });
      await during(senior, 'accept', async () => {
        await openOrder(senior, contract, order);
        await acceptOrder(senior);
      });

      // What the network says otherwise is corrected by a file, which who sent it does not apply.
      await during(analyst, 'reconcile', async () => {
        const { dataset, extract, day, item, late } = journey;
        const network = { contract, dataset, name: 'network.csv', rows: extract };
        await reconcile(analyst, { ...network, day, differs: item });
        await sound(analyst, 'reconciled');
        await leave(analyst);
        await sendFile(analyst, { contract, dataset, name: 'late.csv', rows: late });
        await page.getByText(words(IMPORTS.another)).waitFor();
        const apply = page.getByRole('button', { name: words(IMPORTS.apply), exact: true });
        expect(await apply.count()).toBe(0);
        await sound(analyst, 'import');
      });
      await during(senior, 'apply', () => applyFile(senior, contract, journey.knownOn));

      // After the cut-off the month is frozen; the order came too late for it.
      await during(manager, 'freeze', () => freezeCycle(manager, journey));
      await during(analyst, 'late', async () => {
        const late = await showLateOrders(analyst, journey);
        await late.getByRole('cell', { name: order, exact: true }).waitFor();
        await sound(analyst, 'late');
        await leave(analyst);
      });

      // The month is rated, and its draft reviewed.
      const run = await watched(page, `analyst-run-${language}`, async () => {
        const name = await launchMonth(analyst, journey);
        await sound(analyst, 'run');
        await takeDraft(analyst);
        return name;
      });
      await during(analyst, 'review', async () => {
        await showPart(analyst, 'variance');
        // Last month's total and this one's, and between them what the late file changed.
        await page.getByRole('rowheader', { name: words(VARIANCE.before) }).waitFor();
        const moved = page.getByRole('row').filter({ hasText: journey.clause });
        await moved.filter({ hasText: journey.change }).waitFor();
        await sound(analyst, 'variance');
        await showPart(analyst, 'lines');
        await hands.write(page.getByLabel(words(LINES.find)), journey.clause);
        const lines = page.getByRole('region', { name: words(LINES.table) });
        await hands.open(lines, journey.subject);
        const panel = page.getByRole('complementary', { name: words(EXPLAIN.title) });
        await panel.getByText(journey.clause).first().waitFor();
        await panel.getByRole('listitem').first().waitFor();
        await hands.write(panel.getByLabel(words(COMMENTS.sayOfLine)), 'as the network has it');
        await hands.press(panel.getByRole('button', { name: words(COMMENTS.send) }));
        await panel.getByText('as the network has it').first().waitFor();
        await sound(analyst, 'explained');
        await hands.press(panel.getByRole('button', { name: words(EXPLAIN.close) }));
        await panel.waitFor({ state: 'detached' });
      });

      // An adjustment is asked for by one and approved by another.
      const label = `Goodwill ${language}`;
      await during(analyst, 'adjust', () => askAdjustment(analyst, label, '-120.00'));
      const expert = await person('be');
      await during(expert, 'approve', async () => {
        await approve(expert, label);
        await sound(expert, 'approve');
      });
      await during(analyst, 'findings', async () => {
        await control(analyst);
        await explainFinding(analyst, 'as agreed with the customer');
        await sound(analyst, 'findings');
      });

      // One validates, who then may not issue; another issues.
      await during(senior, 'validate', async () => {
        await validate(senior, contract, run);
        await senior.page.getByText(words(ACCESS_PROBLEMS.S0204.title)).waitFor();
        expect(await senior.page.getByRole('link', { name: words(STEPS.issue) }).count()).toBe(0);
        await sound(senior, 'refused');
      });
      await during(manager, 'issue', () => issue(manager, account));

      await during(analyst, 'invoice', async () => {
        await hands.goTo(words(INVOICES.title));
        await hands.press(await findInvoice(analyst, account));
        await page.getByText(words(DOCUMENT.intact), { exact: true }).waitFor();
        await sound(analyst, 'invoice');
        await page.emulateMedia({ media: 'print' });
        await page.getByRole('rowheader', { name: words(DOCUMENT.total) }).waitFor();
        await page.emulateMedia({ media: 'screen' });
        await page.getByRole('grid').waitFor();
      });
      await during(analyst, 'unbilled', async () => {
        await hands.goTo(words(UNBILLED.title));
        await hands.write(page.getByLabel(words(UNBILLED.contract), { exact: true }), contract);
        await hands.write(page.getByLabel(words(UNBILLED.from), { exact: true }), journey.period);
        await hands.write(
          page.getByLabel(words(UNBILLED.through), { exact: true }),
          journey.period,
        );
        await page.getByText(journey.unbilled, { exact: true }).waitFor();
        await sound(analyst, 'unbilled');
      });
    },
    JOURNEY_MS,
  );

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
