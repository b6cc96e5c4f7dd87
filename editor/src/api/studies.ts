// Requests, studies: offers as pre-sales try them. In: contents. Out: studies as they stand.
import { type Answer, ask, client, queries, read } from './client.ts';
import { readAll } from './pages.ts';

const { studies } = client;
const one = studies[':study'];

/** A study. */
export type Study = Answer<Awaited<ReturnType<(typeof one)['$get']>>>;
/** What is studied. */
export type StudyContent = Parameters<(typeof one)['$put']>[0]['json'];
/** One way the offer could be written, or one forecast. */
export type Scenario = Study['scenarios'][number];

/** All studies, the last changed first. */
export const studiesQuery = {
  queryKey: ['studies'],
  queryFn: () => readAll((query) => read(studies.$get({ query }))),
};

/** A study, and the tag by which an edit means what was read. */
export const studyQuery = (study: string) => ({
  queryKey: ['study', study],
  queryFn: async () => {
    const response = await ask(`/studies/${encodeURIComponent(study)}`);
    const tag = response.headers.get('etag') ?? '';
    return { tag, study: (await response.json()) as Study };
  },
});

async function refresh(): Promise<void> {
  const all = ['studies', 'study'];
  await queries.invalidateQueries({ predicate: ({ queryKey: [key] }) => all.includes(`${key}`) });
}

/** Starts a study. */
export async function startStudy(json: StudyContent & { readonly study: string }): Promise<void> {
  await read(studies.$post({ json: { ...json, scenarios: [...json.scenarios] } }));
  await refresh();
}

/** Starts a study with the text of a contract. */
export async function copyContract(
  contract: string,
  json: Pick<StudyContent, 'title' | 'about'> & {
    readonly study: string;
    readonly scenario: string;
  },
): Promise<void> {
  await read(client.contracts[':contract'].studies.$post({ param: { contract }, json }));
  await refresh();
}

/** Puts another content in the place of what was read. */
export async function saveStudy(study: string, tag: string, json: StudyContent): Promise<void> {
  await read(one.$put({ param: { study }, json }, { headers: { 'if-match': tag } }));
  await refresh();
}

/** Asks the experts for an answer. */
export async function askAnswer(study: string): Promise<void> {
  await read(one.question.$post({ param: { study } }));
  await refresh();
}

/** Answers what was read. */
export async function answerStudy(
  study: string,
  tag: string,
  json: { readonly answer: 'go' | 'conditions' | 'no go'; readonly note: string },
): Promise<void> {
  await read(one.answer.$post({ param: { study }, json }, { headers: { 'if-match': tag } }));
  await refresh();
}

/** Makes a draft of a registered contract of what was signed; the number of the version. */
export async function signStudy(
  study: string,
  json: { readonly contract: string; readonly scenario: number },
): Promise<number> {
  const { version } = await read(one.contract.$post({ param: { study }, json }));
  await refresh();
  await queries.invalidateQueries({ queryKey: ['versions', json.contract] });
  return version;
}
