// Studies, note: two pages to print: the offer and its verdicts; twelve months and scenarios.
import { Group, Stack, Title, Text as Words } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Study, studyQuery } from '../../api/studies.ts';
import type { FoundVerdict } from '../../contract/verdicts.ts';
import { VerdictBadge, Verdicts } from '../../contract/verdicts.tsx';
import { LinkWords } from '../../parts/links.tsx';
import { Person } from '../../parts/person.tsx';
import { PrintButton } from '../../parts/print.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { GivenAnswer } from './answering.tsx';
import type { StudyFound } from './compute.ts';
import { NotCounted } from './not-counted.tsx';
import { Problems } from './problems.tsx';
import { Projection } from './projection.tsx';
import { SideBySide } from './side-by-side.tsx';
import { STUDIES } from './studies.texts.ts';
import classes from './study.module.css';
import { useFound } from './use-found.ts';

// So many problems are told on paper; their number is told, too.
const PROBLEMS_MAX = 10;
const route = getRouteApi('/studies/$study/note');

/** The note of a study. */
export function NoteScreen() {
  const { study } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(studyQuery(study));
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return <Note study={data.study} />;
}

function Note({ study }: { readonly study: Study }) {
  const { t, instant } = useSpeech();
  const { found } = useFound(study.scenarios, study.fromPeriod);
  const outcome = found[0]?.outcome;
  const [offered, ...others] = study.scenarios;
  // Of several scenarios the first one is what is offered: its verdicts and months are these.
  const which = others.length > 0 && (
    <Words size="sm" fw={600}>
      {t(STUDIES.ofScenario, { scenario: offered?.name ?? '' })}
    </Words>
  );
  if (found[0] === undefined) return <Loading what={t(STUDIES.computing)} />;
  return (
    <div className={classes.note}>
      <Group justify="space-between" className="unprinted" pb="md">
        <LinkWords to="/studies/$study" params={{ study: study.study }} fz="sm">
          {study.title}
        </LinkWords>
        <PrintButton />
      </Group>
      <Stack gap="md" className={classes.sheet}>
        <div>
          <Title order={1}>{t(STUDIES.noteOf, { title: study.title })}</Title>
          <Words size="xs" className="quiet">
            {study.study} · <Person id={study.author} /> · {instant(study.changedAt)} ·{' '}
            {t(STUDIES.computedBy, { study: study.study })}
          </Words>
        </div>
        <Words size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {study.about}
        </Words>
        <GivenAnswer study={study} />
        {which}
        {outcome != null && <Counts verdicts={outcome.verdicts} />}
        <Problems found={found[0]} first={PROBLEMS_MAX} />
        {outcome != null && <NotCounted outcome={outcome} />}
        {outcome != null && <Verdicts judged={outcome} />}
      </Stack>
      {outcome != null && (
        <Stack gap="md" className={classes.sheet}>
          <div>
            <Title order={2}>{t(STUDIES.projection)}</Title>
            {which}
          </div>
          <Projection outcome={outcome} />
          {study.scenarios.length > 1 && <Compared study={study} found={found} />}
        </Stack>
      )}
    </div>
  );
}

function Compared({
  study,
  found,
}: {
  readonly study: Study;
  readonly found: readonly (StudyFound | undefined)[];
}) {
  const { t } = useSpeech();
  return (
    <>
      <Title order={2}>{t(STUDIES.compare)}</Title>
      <SideBySide scenarios={study.scenarios} found={found} />
    </>
  );
}

function Counts({ verdicts }: { readonly verdicts: readonly FoundVerdict[] }) {
  const { t, count } = useSpeech();
  const byVerdict = Map.groupBy(verdicts, ({ verdict }) => verdict);
  return (
    <Group gap="md" aria-label={t(STUDIES.counts)} role="group">
      {[...byVerdict].map(([verdict, own]) => (
        <Group key={verdict} gap={6}>
          <Words fw={600}>{count(own.length)}</Words>
          <VerdictBadge verdict={verdict} />
        </Group>
      ))}
    </Group>
  );
}
