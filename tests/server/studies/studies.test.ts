// Studies: written by pre-sales, answered by an expert on what was read, and what they may not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEvents } from '../../../server/src/audit/read.ts';
import {
  approveVersion,
  createDraft,
  listVersions,
  publishVersion,
  readVersion,
  type Service,
} from '../../../server/src/index.ts';
import { copyContract } from '../../../server/src/studies/copy.ts';
import { signStudy } from '../../../server/src/studies/sign.ts';
import {
  answerStudy,
  askStudy,
  createStudy,
  editStudy,
  listStudies,
  readStudy,
  type StudyContent,
} from '../../../server/src/studies/study.ts';
import {
  AUTHOR,
  makeContract,
  SECOND,
  serviceOn,
  tested,
  textOf,
} from '../../support/contract-service.ts';
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
    const signed = { study: 'FEA-1', contract: 'CTR-9', scenario: 0 };
    const { study, version } = await signStudy(service, EXPERT, signed);
    expect(study.contract).toBe('CTR-9');
    expect(version).toMatchObject({ version: 1, state: 'draft', author: 'ana' });
    expect(version.files).toEqual(textOf('"CTR-9"', '30.00'));
    const [head] = await listStudies(service, EXPERT);
    expect(head).toMatchObject({ study: 'FEA-1', answer: 'conditions', contract: 'CTR-9' });
    await expect(editStudy(service, PRE_SALES, { ...of, ...CONTENT })).rejects.toMatchObject({
      code: 'S0102',
    });
  });

  it('become a contract once, by who drafts contracts, with its number in the heading', async () => {
    await makeContract(service, 'CTR-11');
    const files = textOf('OFFER', '30.00');
    const text = files['contract.avn']?.replace('contract OFFER', 'contract "OF ER"') ?? '';
    const scenarios = [
      { name: 'as asked', files, data: {} },
      { name: 'as signed', files: { 'offer.avn': text }, data: { 'lines.csv': 'line\nL1\n' } },
    ];
    const content = { ...CONTENT, scenarios };
    const made = await createStudy(service, PRE_SALES, { study: 'FEA-4', ...content });
    const of = { study: 'FEA-4', contract: 'CTR-11', scenario: 1 };
    const early = signStudy(service, EXPERT, of);
    await expect(early).rejects.toMatchObject({ code: 'S0102' });
    await askStudy(service, PRE_SALES, of);
    const answer = { study: 'FEA-4', replaces: made.contentHash, answer: 'go' as const, note: '' };
    await answerStudy(service, EXPERT, answer);
    await expect(signStudy(service, SECOND, of)).rejects.toMatchObject({ code: 'S0201' });
    for (const wrong of [{ contract: 'CTR-0' }, { scenario: 2 }]) {
      const refused = signStudy(service, EXPERT, { ...of, ...wrong });
      await expect(refused).rejects.toMatchObject({ code: 'S0101' });
    }
    const { version } = await signStudy(service, EXPERT, of);
    const own = textOf('"CTR-11"', '30.00')['contract.avn'];
    expect(version).toMatchObject({ files: { 'offer.avn': own }, note: 'FEA-4 · as signed' });
    await expect(signStudy(service, EXPERT, of)).rejects.toMatchObject({ code: 'S0102' });
  });

  it('answered by a no become none', async () => {
    const made = await createStudy(service, PRE_SALES, { study: 'FEA-5', ...CONTENT });
    await askStudy(service, PRE_SALES, { study: 'FEA-5' });
    const no = { answer: 'no go' as const, note: 'no index' };
    await answerStudy(service, EXPERT, { study: 'FEA-5', replaces: made.contentHash, ...no });
    const signing = signStudy(service, EXPERT, { study: 'FEA-5', contract: 'CTR-9', scenario: 0 });
    await expect(signing).rejects.toMatchObject({ code: 'S0102' });
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

  it('begin with the text of a contract that counts, and with nobody else’s drafts', async () => {
    const asked = { title: 'As Elm', about: '', scenario: 'as Elm has it' };
    await makeContract(service, 'CTR-10');
    const from = { ...asked, contract: 'CTR-10' };
    await expect(
      copyContract(service, PRE_SALES, { ...from, study: 'FEA-9' }),
    ).rejects.toMatchObject({ code: 'S0101' });
    const published = await tested(service, 'CTR-10', textOf('CTR-10', '30.00'));
    const { contract, version, sourceHash } = published;
    const approval = { contract, version, sourceHash, comment: '' };
    // Never published, it is a study itself.
    const early = await copyContract(service, PRE_SALES, { ...from, study: 'FEA-10' });
    // It runs since January: what comes from now on is looked at.
    expect(early.fromPeriod).toBe('2026-03');
    expect(early.scenarios).toEqual([
      { name: 'as Elm has it', files: textOf('CTR-10', '30.00'), data: {} },
    ]);
    await approveVersion(service, SECOND, approval);
    await publishVersion(service, SECOND, published);
    await createDraft(service, AUTHOR, { contract, files: textOf('CTR-10', '35.00') });
    const made = await copyContract(service, PRE_SALES, { ...from, study: 'FEA-11' });
    expect(made).toMatchObject({ state: 'draft', author: 'pia', title: 'As Elm' });
    expect(made.scenarios[0]?.files).toEqual(textOf('CTR-10', '30.00'));
    const auditor = { person: 'rex', roles: ['AU'] };
    const [event] = await listEvents(service, auditor, { kind: 'study', id: 'FEA-11', limit: 1 });
    expect(event?.after).toMatchObject({ copied: 'CTR-10/1' });
    await expect(
      copyContract(service, PRE_SALES, { ...from, study: 'FEA-11' }),
    ).rejects.toMatchObject({ code: 'S0306' });
  });

  it('let who writes them read no contract elsewhere, and copy for nobody else', async () => {
    const [id, asked] = [
      { contract: 'CTR-10', version: 1 },
      { title: 'x', about: '' },
    ];
    const refused = { code: 'S0203' };
    await expect(readVersion(service, PRE_SALES, id)).rejects.toMatchObject(refused);
    await expect(listVersions(service, PRE_SALES, id)).rejects.toMatchObject(refused);
    const copy = { ...asked, contract: 'CTR-10', study: 'FEA-12', scenario: 's' };
    for (const role of ['AN', 'BE', 'BM', 'RA', 'CU', 'AD']) {
      const actor = { person: 'noa', roles: [role] };
      await expect(copyContract(service, actor, copy)).rejects.toMatchObject({ code: 'S0201' });
    }
    await expect(readStudy(service, EXPERT, { study: 'FEA-12' })).rejects.toMatchObject({
      code: 'S0101',
    });
  });
});
