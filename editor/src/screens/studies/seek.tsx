// Studies, goal seek: which price or discount makes a wanted total of the months. In: a scenario
// and the numbers of its text; what is asked is in the address. Out: what to write, for whoever
// wants it in the text.
import { Alert, Button, Group, Select, Stack, TextInput, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Scenario } from '../../api/studies.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { typedAmount } from '../../parts/typed-amount.ts';
import { useSpeech } from '../../texts/language.tsx';
import type { Text } from '../../texts/text.ts';
import type { FoundNumber, StudyFound } from './compute.ts';
import type { StudySearch } from './search.ts';
import { SEEK } from './seek.texts.ts';
import type { SeekFound, Tried } from './sought.ts';
import { STUDIES } from './studies.texts.ts';
import type { Goal } from './use-found.ts';

const route = getRouteApi('/studies/$study');

type Seeker = (scenario: Scenario, goal: Goal) => Promise<SeekFound>;
type Sought = Extract<SeekFound, { readonly now: unknown }>;
/** What writes other files into the scenario, or into one of its own while there is room. */
interface Take {
  readonly here: (files: Scenario['files']) => void;
  readonly apart: ((files: Scenario['files'], name: string) => void) | undefined;
}

/** The search for a number of an offer. */
export function Seek({
  scenario,
  found,
  seek,
  take,
}: {
  readonly scenario: Scenario;
  readonly found: StudyFound | undefined;
  readonly seek: Seeker;
  /** Absent: the text is not one's own to change. */
  readonly take: Take | undefined;
}) {
  const { t } = useSpeech();
  const { number: chosen, total: typed = '' } = route.useSearch();
  const go = route.useNavigate();
  const set = (next: Pick<StudySearch, 'number' | 'total'>) =>
    void go({ search: (before) => ({ ...before, ...next }), replace: true });
  const seeking = useMutation({
    mutationFn: async (goal: Goal) => {
      return { goal, files: scenario.files, answer: await seek(scenario, goal) };
    },
  });
  const outcome = found?.outcome;
  if (outcome == null || found === undefined) return <Empty title={t(STUDIES.broken)} />;
  const { currency } = outcome;
  const place = found.numbers.find((one) => one.place === chosen)?.place ?? null;
  const total = typedAmount(typed);
  // What was found of another text says nothing of this one.
  const told = seeking.data?.files === scenario.files ? seeking.data : undefined;
  return (
    <Stack gap="md" maw={900}>
      <Words size="sm" className="quiet">
        {t(SEEK.about)}
      </Words>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (place !== null && total !== undefined) seeking.mutate({ place, total });
        }}
      >
        <Group align="flex-end" gap="sm">
          <Select
            label={t(SEEK.number)}
            w={420}
            searchable
            allowDeselect={false}
            data={found.numbers.map((one) => ({ value: one.place, label: labelOf(one) }))}
            value={place}
            onChange={(next) => set({ number: next ?? '' })}
          />
          <TextInput
            label={t(SEEK.total, { currency })}
            value={typed}
            error={typed !== '' && total === undefined}
            onChange={({ currentTarget }) => set({ total: currentTarget.value })}
          />
          <Button
            type="submit"
            loading={seeking.isPending}
            disabled={place === null || total === undefined}
          >
            {t(SEEK.go)}
          </Button>
        </Group>
      </form>
      <Refusal error={seeking.error} />
      {told !== undefined && (
        <Told answer={told.answer} {...{ scenario, currency, take }} target={told.goal.total} />
      )}
    </Stack>
  );
}

const labelOf = ({ name, detail, text, place }: FoundNumber): string =>
  `${[name, detail].filter((part) => part !== '').join(' ')} · ${text} (${place})`;

function Told({
  answer,
  ...rest
}: {
  readonly answer: SeekFound;
  readonly scenario: Scenario;
  readonly currency: string;
  readonly target: string;
  readonly take: Take | undefined;
}) {
  const { t } = useSpeech();
  if ('now' in answer) return <Answers sought={answer} {...rest} />;
  const words = answer.outcome === 'unsound' ? SEEK.unsound : SEEK.gone;
  return <Alert color="orange">{t(words)}</Alert>;
}

function Answers({
  sought,
  scenario,
  currency,
  target,
  take,
}: {
  readonly sought: Sought;
  readonly scenario: Scenario;
  readonly currency: string;
  readonly target: string;
  readonly take: Take | undefined;
}) {
  const { t, money } = useSpeech();
  const { now, answers, low, high, outcome, file, held, isMixed } = sought;
  const best = answers[0]?.best;
  const tried = answers.flatMap(({ best, other }) => (other === null ? [best] : [best, other]));
  const isExact = tried.some(({ off }) => isNothing(off));
  const blanks = { low, high, target: money(target, currency), now: money(now.total, currency) };
  return (
    <Stack gap="sm" role="region" aria-label={t(SEEK.found)}>
      {outcome === 'flat' && <Alert color="orange">{t(SEEK.flat, blanks)}</Alert>}
      {outcome === 'missed' && best !== undefined && (
        <Alert color="orange">
          {t(SEEK.missed, {
            ...blanks,
            number: best.number,
            made: money(best.total, currency),
          })}
        </Alert>
      )}
      {outcome === 'met' && !isExact && <Alert color="blue">{t(SEEK.between, blanks)}</Alert>}
      {outcome !== 'flat' && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th>{t(SEEK.written)}</Table.Th>
              <Table.Th ta="right">{t(SEEK.made)}</Table.Th>
              <Table.Th ta="right">{t(SEEK.off)}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Row words={t(SEEK.today)} tried={now} currency={currency} />
            {tried.map((one, at) => (
              <Row
                key={one.number}
                words={t(outcome === 'missed' ? SEEK.nearest : at === 0 ? SEEK.write : SEEK.or)}
                {...{ tried: one, currency }}
                takes={takesOf(take, scenario, file, one)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {isMixed && <Words size="sm">{t(SEEK.mixed, blanks)}</Words>}
      {held > 0 && <Words size="sm">{t(SEEK.held, { n: held })}</Words>}
    </Stack>
  );
}

function Row({
  words,
  tried: { number, total, off },
  currency,
  takes = [],
}: {
  readonly words: string;
  readonly tried: Omit<Tried, 'text'>;
  readonly currency: string;
  readonly takes?: readonly (readonly [Text, () => void])[];
}) {
  const { t, money } = useSpeech();
  return (
    <Table.Tr>
      <Table.Th scope="row">{words}</Table.Th>
      <Table.Td>
        <code>{number}</code>
      </Table.Td>
      <Table.Td className="amount">{money(total, currency)}</Table.Td>
      <Table.Td className="amount">
        {isNothing(off)
          ? t(SEEK.exact)
          : t(off.startsWith('-') ? SEEK.short : SEEK.over, {
              money: money(off.replace('-', ''), currency),
            })}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {takes.map(([does, act]) => (
            <Button key={does.en} variant="default" size="compact-sm" onClick={act}>
              {t(does)}
            </Button>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function takesOf(
  take: Take | undefined,
  scenario: Scenario,
  file: string,
  { number, text }: Tried,
): readonly (readonly [Text, () => void])[] {
  if (take === undefined) return [];
  const { here, apart } = take;
  const files = { ...scenario.files, [file]: text };
  const inItsOwn = () => apart?.(files, `${scenario.name}, ${number}`);
  return [
    [SEEK.here, () => here(files)],
    ...(apart === undefined ? [] : [[SEEK.apart, inItsOwn] as const]),
  ];
}

const isNothing = (off: string): boolean => !/[1-9]/.test(off);
