// Studies: written by pre-sales, answered by an expert on what was read, and what they may not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../../server/src/index.ts';
import {
  answerStudy,
  askStudy,
  createStudy,
  editStudy,
  linkStudy,
  listStudies,
  readStudy,
  type StudyContent,
} from '../../../server/src/studies/study.ts';
import { makeContract, serviceOn, textOf } from '../../support/contract-service.ts';
import { freshDatabase, KINDS } from '../../support/databases.ts';

const PRE_SALES = { person: 'pia', roles: ['PS'] };
const OTHER = { person: 'pol', roles: ['PS'] };
const EXPERT = { person: 'ana', roles: ['BE'] };
const CONTENT: StudyContent = {
  title: 'Lines for Elm',
  about: 'Twelve lines from spring on',
  fromPeriod: '2026-04',
  scenarios: [{ name: 'as asked', files: textOf('CTR-9', '30.00'), data: {} }],
};

describe.each(KINDS)('studies on %s', (kind) => {
  let service: Service;
  beforeAll(async () => {
    service = serviceOn(await freshDatabase(kind));
    await makeContract(service, 'CTR-9');
  });
  afterAll(() => service.database.close());

  it('go from draft to answer to contract', async () => {
    const made = await createStudy(service, PRE_SALES, { study: 'FEA-1', ...CONTENT });
    expect(made).toMatchObject({ state: 'draft', author: 'pia', ...CONTENT });
    await askStudy(service, PRE_SALES, { study: 'FEA-1' });
    const of = { study: 'FEA-1', replaces: made.contentHash };
    const answered = await answerStudy(service, EXPERT, {
      ...{ ...of, answer: 'conditions', note: 'sites must be named' },
    });
    expect(answered).toMatchObject({ state: 'answered', answeredBy: 'ana' });
    const linked = await linkStudy(service, EXPERT, { study: 'FEA-1', contract: 'CTR-9' });
    expect(linked.contract).toBe('CTR-9');
    const [head] = await listStudies(service, EXPERT);
    expect(head).toMatchObject({ study: 'FEA-1', answer: 'conditions', contract: 'CTR-9' });
    await expect(editStudy(service, PRE_SALES, { ...of, ...CONTENT })).rejects.toMatchObject({
      code: 'S0102',
    });
  });

  it('are edited by their author only, on what was read, and asked again', async () => {
    const made = await createStudy(service, PRE_SALES, { study: 'FEA-2', ...CONTENT });
    const next = { ...CONTENT, study: 'FEA-2', title: 'Other', replaces: made.contentHash };
    await expect(editStudy(service, OTHER, next)).rejects.toMatchObject({ code: 'S0303' });
    const other = { ...next, replaces: '0'.repeat(64) };
    await expect(editStudy(service, PRE_SALES, other)).rejects.toMatchObject({ code: 'S0301' });
    await askStudy(service, PRE_SALES, { study: 'FEA-2' });
    const edited = await editStudy(service, PRE_SALES, next);
    expect(edited).toMatchObject({ state: 'draft', title: 'Other' });
    const late = { study: 'FEA-2', replaces: edited.contentHash };
    const answer = { ...late, answer: 'go' as const, note: '' };
    await expect(answerStudy(service, EXPERT, answer)).rejects.toMatchObject({ code: 'S0102' });
    expect((await readStudy(service, EXPERT, late)).title).toBe('Other');
  });

  it('are refused to who may not, with files that are none, and twice', async () => {
    const analyst = { person: 'al', roles: ['AN'] };
    const input = { study: 'FEA-3', ...CONTENT };
    await expect(createStudy(service, analyst, input)).rejects.toMatchObject({ code: 'S0201' });
    await expect(listStudies(service, analyst)).rejects.toMatchObject({ code: 'S0201' });
    const scenarios = [{ name: 'x', files: {}, data: {} }];
    await expect(createStudy(service, PRE_SALES, { ...input, scenarios })).rejects.toMatchObject({
      code: 'S0302',
    });
    await createStudy(service, PRE_SALES, input);
    await expect(createStudy(service, PRE_SALES, input)).rejects.toMatchObject({ code: 'S0306' });
    const answer = { study: 'FEA-3', replaces: '', answer: 'go' as const, note: '' };
    const both = { person: 'pia', roles: ['PS', 'BE'] };
    await expect(answerStudy(service, both, answer)).rejects.toMatchObject({ code: 'S0202' });
  });
});
