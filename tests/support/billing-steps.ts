// Support: the steps of a billing month by requests alone, each by the person whose step it is. In:
// an office with an author, a second, an importer, an applier, an analyst, a validator, a releaser.
// Out: what the answers say.
import type {
  Controlled,
  DraftLine,
  Finding,
  ImportPreview,
  Invoice,
  Note,
  RunProgress,
} from '../../server/src/index.ts';
import type { TestOffice } from './people.ts';

/** Who does what in a month. */
export const STAFF = {
  author: 'BE',
  second: 'BM',
  importer: 'BS',
  applier: 'OS',
  desk: 'OD',
  analyst: 'AN',
  validator: 'BE',
  releaser: 'BM',
} as const;

/** A person of the month. */
export type Staff = keyof typeof STAFF;

/** The steps of a month of one contract. */
export function stepsOf(office: TestOffice<Staff>, contract: string, account: string) {
  const { must, ask } = office;
  const at = `/api/v1/contracts/${contract}`;
  const steps = {
    /** A version of the text, written by one person, approved and published by another. */
    publish: async (files: Readonly<Record<string, string>>, facts = {}) => {
      const { version } = await must<{ version: number }>('author', 'POST', `${at}/versions`, {
        json: { files },
      });
      const path = `${at}/versions/${version}`;
      await must('author', 'POST', `${path}/compilation`);
      await must('author', 'POST', `${path}/test`, { json: { facts } });
      const tag = (await ask('second', 'GET', path)).headers.get('etag') ?? '';
      const approval = { json: {}, headers: { 'if-match': tag } };
      await must('second', 'POST', `${path}/approval`, approval);
      return must<{ version: { state: string }; reRate: { job: number } | null }>(
        ...(['second', 'POST', `${path}/publication`] as const),
      );
    },
    /** A file, uploaded and read by one person, applied by another. */
    load: async (dataset: string, file: string, knownOn?: string) => {
      const path = `${at}/imports?dataset=${encodeURIComponent(dataset)}&fileName=file.csv`;
      // An index is a price: loaded and approved by others.
      const isIndex = dataset === 'data/syntec.csv';
      const [loader, approver] = isIndex
        ? (['applier', 'second'] as const)
        : (['importer', 'applier'] as const);
      const { batch } = await must<{ batch: number }>(loader, 'POST', path, { file });
      const own = `${at}/imports/${batch}`;
      const { counts } = await must<ImportPreview>(loader, 'POST', `${own}/validation`);
      await must(approver, 'POST', `${own}/application`, {
        json: knownOn === undefined ? {} : { knownOn },
      });
      return counts;
    },
    /** A run to its end. */
    run: async (run: string, mode: string, period: string, knownOn?: string) => {
      const json = { run, mode, period, contracts: [contract], ...(knownOn ? { knownOn } : {}) };
      await must('analyst', 'POST', '/api/v1/runs', { json });
      return steps.ended(run);
    },
    /** A run that was asked for, followed to its end. */
    ended: async (run: string) => {
      const told = await (await ask('analyst', 'GET', `/api/v1/runs/${run}/progress`)).text();
      const [last = ''] = told.match(/data: .*/g)?.slice(-1) ?? [];
      return JSON.parse(last.slice('data: '.length)) as RunProgress;
    },
    lines: async (draft: string) => {
      const found: DraftLine[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const path = `${at}/drafts/${draft}/lines?limit=1000${cursor && `&cursor=${cursor}`}`;
        type Page = { items: DraftLine[]; next: string | null };
        const page: Page = await must<Page>('analyst', 'GET', path);
        found.push(...page.items);
        cursor = page.next;
      }
      return found;
    },
    /** Controls; what is not blocking is explained and closed. Gives what was open at first. */
    control: async (draft: string) => {
      const path = `${at}/drafts/${draft}`;
      const { open } = await must<Controlled>('analyst', 'POST', `${path}/controls`);
      const list = `${path}/findings?limit=1000`;
      const { items } = await must<{ items: Finding[] }>('analyst', 'GET', list);
      const mild = items.filter(({ severity }) => severity !== 'blocking');
      for (const { finding } of mild) {
        const treatment = `${at}/findings/${encodeURIComponent(finding)}/treatment`;
        const json = { how: 'explain', words: 'seen with the customer' };
        await must('analyst', 'POST', treatment, { json });
        await must('analyst', 'POST', treatment, { json: { how: 'close' } });
      }
      return open;
    },
    take: (draft: string) =>
      must('analyst', 'POST', `${at}/drafts/${draft}/review`, { json: { how: 'take' } }),
    content: (draft: string) =>
      must<{ hash: string; net: string }>('validator', 'GET', `${at}/drafts/${draft}/content`),
    /** What validates a draft as it was read. */
    validation: async (draft: string) => {
      const { hash } = await steps.content(draft);
      return { json: {}, headers: { 'if-match': `"${hash}"` } };
    },
    validate: async (draft: string) =>
      must('validator', 'POST', `${at}/drafts/${draft}/validation`, await steps.validation(draft)),
    issue: async (period: string, of = account) => {
      const path = `/api/v1/accounts/${of}/invoices`;
      const { items } = await must<{ items: Invoice[] }>('releaser', 'POST', path, {
        json: { period },
      });
      const [invoice] = items;
      if (invoice === undefined || items.length > 1) throw new Error(`${items.length} documents`);
      return invoice;
    },
    /** From a run to the issued invoice, all in one go. */
    bill: async (run: string, period: string) => {
      const { state } = await steps.run(run, 'draft', period);
      if (state !== 'completed') throw new Error(`${run} ${state}`);
      await steps.take(run);
      await steps.control(run);
      await steps.validate(run);
      return steps.issue(period);
    },
    /** A note that was asked for, approved by another and issued by a third. */
    settle: async ({ note }: Pick<Note, 'note'>) => {
      const path = `${at}/notes/${encodeURIComponent(note)}`;
      await must('validator', 'POST', `${path}/decision`, { json: { decision: 'approve' } });
      return must<Invoice>('releaser', 'POST', `${path}/issue`, { json: {} });
    },
  };
  return steps;
}

/** An amount in hundredths. */
export const inCents = (text: string): bigint => {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const size = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  return sign === '-' ? -size : size;
};

/** What some amounts add up to, in hundredths. */
export const totalOf = (lines: readonly { readonly amount: string }[]): bigint =>
  lines.reduce((sum, { amount }) => sum + inCents(amount), 0n);
