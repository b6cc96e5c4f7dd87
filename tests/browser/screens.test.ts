// Every screen at every size: 1280x800 and 1920x1080, as they are and at 200 % zoom, in both
// languages, by day and by night: nothing too wide, cut off, overlaid or crushed; nothing too faint to
// read.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../editor/src/screens/studies/templates.ts';
import { axeFindings, LARGE, openStage, SMALL, type Stage, shoot } from '../support/browser.ts';
import { layoutFaults } from '../support/layout.ts';
import { issue, validatedDraft } from '../support/month-journey.ts';
import { setWindow } from '../support/zoom.ts';

const USUAL = { ...SMALL, zoom: 1 };
/** The last one is what is shot. */
const WINDOWS = [{ ...LARGE, zoom: 1 }, USUAL, { ...LARGE, zoom: 2 }, { ...SMALL, zoom: 2 }];
const HELVARION = { contract: 'CTR-HELV-001', draft: 'first-helvarion-2025-04' };
const LINE = '?line=4.1%2FDE-MUC-02-P%2F2025-03-12~2025-04';
const BENCH = `contracts/${HELVARION.contract}?month=2025-04`;

/** The screens of somebody, each by its address. */
const SCREENS = {
  bm: [
    ...['', 'approvals', 'calendar', 'runs', 'runs?launch=true', 'drafts', 'contracts'],
    ...['unbilled?from=2024-01&through=2026-12', 'controls', `${BENCH}&view=prices`],
    ...[`runs/${HELVARION.draft}`, `drafts/${HELVARION.contract}/${HELVARION.draft}${LINE}`],
    `${BENCH}&${LINE.slice(1)}`,
  ],
  an: [
    ...['customers', 'inventory?contract=CTR-HELV-001', 'orders?contract=CTR-HELV-001'],
    ...['orders/new?contract=CTR-HELV-001', 'orders/CTR-HELV-001/ORD-1', 'imports/new'],
    ...['imports?contract=CTR-HELV-001', 'imports/CTR-HELV-001/1', 'reconciliation'],
    ...['re-rates', 're-rated/CTR-HELV-001/none', 'nowhere'],
    `drafts/${HELVARION.contract}/${HELVARION.draft}/explained${LINE}`,
  ],
  ps: [
    ...['studies', 'studies/FEA-1', 'studies/FEA-1?part=plan', 'studies/FEA-1?part=projection'],
    ...['studies/FEA-1?part=compare', 'studies/FEA-1?part=seek', 'studies/FEA-1?part=text'],
    'studies/FEA-1/note',
  ],
} as const;

describe('every screen', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await make('ps', 'studies', {
      ...{ study: 'FEA-1', title: 'Orvane', about: '', fromPeriod: null },
      scenarios: [
        {
          name: 'A',
          files: { 'contract.avn': TEMPLATES[0]?.text.en },
          data: { 'accesses.csv': 'id,country,bandwidth,start,end\nA1,FR,100,2027-01-01,\n' },
        },
      ],
    });
    await make('od', 'contracts/CTR-HELV-001/orders', {
      ...{ order: 'ORD-1', action: 'cease', dataset: 'data/accesses.csv', key: 'FR-LYS-02-P' },
      ...{ attributes: {}, requestedOn: '2025-10-12', months: 3 },
    });
  });
  afterAll(() => stage.close());

  const make = async (who: string, path: string, data: object) => {
    const { request } = await stage.page(who);
    const { origin } = stage.server;
    const answer = await request.post(`${origin}/api/v1/${path}`, { data, headers: { origin } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  };
  /** Waits until nothing of a screen is on its way any more. */
  const settled = async (page: Page) => {
    await page.locator('#content :is(h1, [role=alert], a)').first().waitFor();
    await page.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' });
  };
  /** What stays wrong: a window made narrower is drawn anew a moment later. */
  const staying = async (page: Page, find: (page: Page) => Promise<readonly string[]>) => {
    let found = await find(page);
    for (let tries = 0; tries < 8 && found.length > 0; tries += 1) {
      await page.waitForTimeout(500);
      found = await find(page);
    }
    return found;
  };
  const judge = async (page: Page, path: string): Promise<string[]> => {
    const faults: string[] = [];
    const told = (found: readonly string[], how: string) =>
      faults.push(...found.map((one) => `/${path}, ${how}: ${one}`));
    await setWindow(page, USUAL);
    await page.goto(`${stage.server.origin}/${path}`);
    await settled(page);
    told(await staying(page, axeFindings), 'by night');
    const isDialog = (await page.getByRole('dialog').count()) > 0;
    for (const language of ['EN', 'FR']) {
      // What lies over a screen lies over the switch of its language, too.
      if (!isDialog) await page.locator('header').getByText(language, { exact: true }).click();
      for (const window of WINDOWS) {
        await setWindow(page, window);
        await settled(page);
        const how = `${language}, ${window.width} at ${window.zoom * 100} %`;
        told(await staying(page, layoutFaults), how);
      }
      await shoot(page, `zoomed-${path.replaceAll(/\W+/g, '-')}-${language}`);
      await setWindow(page, USUAL);
    }
    return faults;
  };

  it.each(['bm', 'an', 'ps'] as const)('of %s fits every window', async (who) => {
    const page = await stage.page(who);
    await page.emulateMedia({ colorScheme: 'dark' });
    const faults: string[] = [];
    for (const path of SCREENS[who]) faults.push(...(await judge(page, path)));
    expect(faults).toEqual([]);
  });

  it('of invoices fits every window', async () => {
    const { origin } = stage.server;
    const person = async (who: string) => {
      return { page: await stage.page(who), origin, language: 'en' as const };
    };
    const manager = await person('bm');
    await validatedDraft(await person('an'), await person('os'), HELVARION);
    await issue(manager, 'BA-HELV-001');
    const { page } = manager;
    await page.emulateMedia({ colorScheme: 'dark' });
    const link = page.getByRole('link', { name: /^INV \d+/ }).first();
    const path = (await link.getAttribute('href'))?.slice(1) ?? '';
    expect([...(await judge(page, 'invoices')), ...(await judge(page, path))]).toEqual([]);
  });

  it('tells no error', () => {
    expect(stage.errors).toEqual([]);
  });
});
