// Nothing typed is lost: what is typed into forms of many screens is there again after the tab was
// left and closed, with its moment, is nobody else's, and is gone once it was sent.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIRM } from '../../editor/src/parts/confirm.texts.ts';
import { KEPT } from '../../editor/src/parts/kept.texts.ts';
import { CALENDAR } from '../../editor/src/screens/calendar/calendar.texts.ts';
import { CONTROLS } from '../../editor/src/screens/controls/controls.texts.ts';
import { CUSTOMERS } from '../../editor/src/screens/customers/customers.texts.ts';
import { COMMENTS, STEPS } from '../../editor/src/screens/draft/draft.texts.ts';
import { ACTIONS, ORDERS } from '../../editor/src/screens/orders/orders.texts.ts';
import { RE_RATES } from '../../editor/src/screens/re-rates/re-rates.texts.ts';
import { LAUNCH, RUNS } from '../../editor/src/screens/runs/runs.texts.ts';
import { STUDIES } from '../../editor/src/screens/studies/studies.texts.ts';
import { WORKBENCH } from '../../editor/src/screens/workbench/workbench.texts.ts';
import { say, type Text } from '../../editor/src/texts/text.ts';
import { expectSound, openStage, type Stage, watched } from '../support/browser.ts';

const SOON = { timeout: 15_000 };
const CHANGE_K09A: Text = { en: `${CONTROLS.edit.en} K09A`, fr: `${CONTROLS.edit.fr} K09A` };
const DRAFT = '/drafts/CTR-HELV-001/first-helvarion-2025-04';
const NEW_ORDER = '/orders/new?contract=CTR-HELV-001&dataset=data/accesses.csv';

/** A form: where it is, what opens it, what is typed into it, and what sends or drops it. */
interface Form {
  readonly path: string;
  readonly open?: readonly Text[];
  readonly fields: readonly (readonly [Text, string])[];
  readonly end: Text;
}

/** The forms of somebody, each on a screen of its own. */
const FORMS = {
  os: [
    {
      ...{ path: '/customers', open: [CUSTOMERS.create], end: CUSTOMERS.register },
      fields: [
        [CUSTOMERS.id, 'CUS-K'],
        [CUSTOMERS.name, 'Orvane'],
      ],
    },
    {
      ...{ path: '/calendar?contract=CTR-HELV-001', open: [CALENDAR.plan], end: CALENDAR.plan },
      fields: [
        [CALENDAR.period, '2025-09'],
        [CALENDAR.usage, '1'],
      ],
    },
  ],
  bm: [
    {
      ...{ path: '/controls?find=K09A', open: [CHANGE_K09A], end: CONTROLS.ask },
      fields: [
        [{ en: 'amount', fr: 'montant' }, '7500'],
        [CONTROLS.reason, 'too many findings'],
      ],
    },
  ],
  an: [
    {
      ...{ path: `${DRAFT}?tab=comments`, end: COMMENTS.send },
      fields: [[COMMENTS.say, 'The port of Munich\nis billed twice']],
    },
    {
      ...{ path: DRAFT, open: [STEPS.more, STEPS.hold], end: STEPS.hold },
      fields: [[CONFIRM.reason, 'waits for the order']],
    },
    {
      ...{ path: '/re-rates?contract=CTR-HELV-001', open: [RE_RATES.open], end: KEPT.drop },
      fields: [
        [RE_RATES.reference, 'ticket 12'],
        [RE_RATES.firstPeriod, '2025-03'],
      ],
    },
    {
      ...{ path: '/runs', open: [RUNS.launch], end: KEPT.drop },
      fields: [
        [RUNS.period, '2025-05'],
        [LAUNCH.reason, 'to see'],
      ],
    },
  ],
  ps: [
    {
      ...{ path: '/studies', open: [STUDIES.create], end: STUDIES.start },
      fields: [
        [STUDIES.identifier, 'FEA-K'],
        [STUDIES.name, 'Orvane'],
        [STUDIES.about, 'two sites'],
      ],
    },
  ],
  od: [
    {
      ...{ path: NEW_ORDER, open: [ACTIONS.cease], end: ORDERS.price },
      fields: [
        [ORDERS.number, 'ORD-K'],
        [ORDERS.item, 'FR-LYS-02-P'],
        [ORDERS.requestedOn, '2025-10-12'],
      ],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Form[]>>;

/** The places where something is kept in the browser of a page, as it is stored. */
const placesIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('avenant.kept.')));

describe('what is typed', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const go = (page: Page, path: string) => page.goto(`${stage.server.origin}${path}`);
  const note = (page: Page, language: 'en' | 'fr') =>
    page.getByText(say(KEPT.from, language, { at: '' })).last();

  it.each([
    ['os', 'fr'],
    ['bm', 'en'],
    ['an', 'fr'],
    ['ps', 'en'],
    ['od', 'fr'],
  ] as const)('by %s is there again in another tab, until it is sent', async (who, language) => {
    const words = (text: Text) => say(text, language);
    const forms: readonly Form[] = FORMS[who];
    const page = await stage.page(who, language);
    const opened = async (tab: Page, { path, open = [] }: Form) => {
      await go(tab, path);
      for (const name of open.map(words)) {
        const [button, item] = (['button', 'menuitem'] as const).map((role) =>
          tab.getByRole(role, { name, exact: true }),
        );
        const text = tab.getByText(name, { exact: true });
        await text
          .or(button ?? text)
          .or(item ?? text)
          .first()
          .click();
      }
      // What lies behind a dialog may have a field of the same name.
      return (name: Text) =>
        tab
          .locator('input, textarea')
          .and(tab.getByLabel(words(name)))
          .last();
    };
    const first = await page.context().newPage();
    await watched(first, `kept-typed-${who}`, async () => {
      for (const form of forms) {
        const field = await opened(first, form);
        for (const [name, text] of form.fields) await field(name).fill(text);
      }
      // Nothing waits for what is typed last: the tab is closed at once.
      await first.close({ runBeforeUnload: true });
    });
    await watched(page, `kept-${who}`, async () => {
      for (const [nth, form] of forms.entries()) {
        const field = await opened(page, form);
        for (const [name, text] of form.fields) {
          await expect.poll(() => field(name).inputValue(), SOON).toBe(text);
        }
        await note(page, language).waitFor();
        if (nth === 0) await expectSound(page, `kept-${who}-${language}`);
        expect(await placesIn(page)).toHaveLength(forms.length - nth);
        await page
          .getByRole('button', { name: words(form.end), exact: true })
          .last()
          .click();
        await expect.poll(() => placesIn(page), SOON).toHaveLength(forms.length - nth - 1);
      }
    });
  });

  it('is not shown to somebody else at the same browser', async () => {
    const page = await stage.page('an');
    const other = await (await stage.page('os')).context().cookies();
    const own = await page.context().cookies();
    const comment = page.getByRole('textbox', { name: COMMENTS.say.en });
    await watched(page, 'kept-others', async () => {
      await go(page, `${DRAFT}?tab=comments`);
      await comment.fill('mine');
      await page.context().addCookies(other);
      await page.reload();
      await comment.waitFor();
      expect([await comment.inputValue(), await note(page, 'en').count()]).toEqual(['', 0]);
      await page.context().addCookies(own);
      await page.reload();
      await expect.poll(() => comment.inputValue(), SOON).toBe('mine');
    });
  });

  it('counts though the cell was not left: a price, a planned line', async () => {
    const expert = await stage.page('be');
    await watched(expert, 'kept-price', async () => {
      await go(expert, '/contracts/CTR-HELV-001?month=2025-04&view=prices');
      await expert.getByRole('gridcell').or(expert.locator('td[data-at]')).nth(3).click();
      await expert.keyboard.type('777');
      await expert.reload();
      await expert.getByText('777', { exact: true }).waitFor();
      await note(expert, 'en').waitFor();
      await expert.getByRole('button', { name: WORKBENCH.discard.en }).waitFor();
    });
    const presales = await stage.page('ps');
    await watched(presales, 'kept-plan', async () => {
      await go(presales, '/studies/FEA-K?part=plan');
      const grid = presales.getByRole('grid', { name: /Planned lines/ });
      await grid.focus();
      await presales.keyboard.type('A1');
      await presales.reload();
      await grid.getByText('A1', { exact: true }).waitFor();
      await note(presales, 'en').waitFor();
      await presales.getByRole('button', { name: KEPT.drop.en }).click();
      expect(await placesIn(presales)).toEqual([]);
    });
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
