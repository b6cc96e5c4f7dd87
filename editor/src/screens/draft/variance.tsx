// Draft review, variance: why this month is not last month: a small waterfall with its table, and
// the charges that moved.
import { Group, Paper, Select, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { type Draft, useVariance, type Variance } from '../../api/drafts.ts';
import { Amount } from '../../parts/amount.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CAUSES, LINES, VARIANCE } from './draft.texts.ts';

const Waterfall = lazy(() =>
  import('./waterfall.tsx').then((module) => ({ default: module.Waterfall })),
);

type Cause = keyof typeof CAUSES;

const ALL = Object.keys(CAUSES) as readonly Cause[];
const SHOWN = 200;

/** The variance of a draft. */
export function VarianceTab({ draft }: { readonly draft: Draft }) {
  const { data, error, isPending, refetch } = useVariance(draft);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Group align="flex-start" gap="md" wrap="nowrap">
      <Summary draft={draft} variance={data} />
      <Movers draft={draft} variance={data} />
    </Group>
  );
}

const isNothing = (amount: string): boolean => !/[1-9]/.test(amount);

function Summary({ draft, variance }: { readonly draft: Draft; readonly variance: Variance }) {
  const { t } = useSpeech();
  const { currency } = draft;
  const causes = ALL.filter((cause) => !isNothing(variance.causes[cause]));
  return (
    <Paper withBorder p="sm" w={420} style={{ flex: 'none' }}>
      {variance.previousTotal === null && (
        <Words size="sm" className="quiet" mb="xs">
          {t(VARIANCE.noPrevious)}
        </Words>
      )}
      <Suspense fallback={<Loading />}>
        <Waterfall
          before={variance.previousTotal ?? '0'}
          steps={causes.map((cause) => ({ name: t(CAUSES[cause]), by: variance.causes[cause] }))}
          currency={currency}
        />
      </Suspense>
      <Table>
        <Table.Tbody>
          <Row name={t(VARIANCE.before)} amount={variance.previousTotal} currency={currency} />
          {causes.map((cause) => (
            <Row
              key={cause}
              name={t(CAUSES[cause])}
              amount={variance.causes[cause]}
              currency={currency}
              isStep
            />
          ))}
          <Row name={t(VARIANCE.now)} amount={variance.total} currency={currency} />
          <Row name={t(VARIANCE.change)} amount={variance.change} currency={currency} isStep />
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Row({
  name,
  amount,
  currency,
  isStep = false,
}: {
  readonly name: string;
  readonly amount: string | null;
  readonly currency: string;
  readonly isStep?: boolean;
}) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={isStep ? 400 : 600} {...(isStep ? { ps: 'lg' } : {})}>
        {name}
      </Table.Th>
      <Table.Td className="amount">
        <Amount value={amount} currency={currency} signed={isStep} />
      </Table.Td>
    </Table.Tr>
  );
}

// To the lines of a charge: here, or, when it has ended, in last month's draft.
function ToLines({
  draft: { contract, draft },
  before,
  line: { clause, subject, label, isBilled },
}: {
  readonly draft: Draft;
  readonly before: string | null;
  readonly line: Variance['lines'][number];
}) {
  const of = isBilled ? draft : before;
  const told = label === '' ? subject : label;
  if (of === null) return told;
  return (
    <Link
      to="/drafts/$contract/$draft"
      params={{ contract, draft: of }}
      search={{ tab: 'lines', find: `${clause} ${subject}` }}
      className="plain"
    >
      {told}
    </Link>
  );
}

function Movers({ draft, variance }: { readonly draft: Draft; readonly variance: Variance }) {
  const { t } = useSpeech();
  const [cause, setCause] = useState<Cause | null>(null);
  const lines = variance.lines.filter((line) => cause === null || line.cause === cause);
  // What people adjusted is looked for, however small.
  const shown = lines.filter((line, at) => at < SHOWN || line.cause === 'adjustment');
  return (
    <Paper withBorder p="sm" flex={1}>
      <Group justify="space-between" mb="xs">
        <Words fw={600} size="sm">
          {t(VARIANCE.movers)}
        </Words>
        <Select
          aria-label={t(VARIANCE.cause)}
          placeholder={t(VARIANCE.allCauses)}
          data={ALL.map((value) => ({ value, label: t(CAUSES[value]) }))}
          value={cause}
          onChange={(value) => setCause(ALL.find((one) => one === value) ?? null)}
          clearable
          w={170}
        />
      </Group>
      {lines.length === 0 ? (
        <Words size="sm" className="quiet">
          {t(VARIANCE.none)}
        </Words>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(LINES.clause)}</Table.Th>
              <Table.Th>{t(LINES.subject)}</Table.Th>
              <Table.Th>{t(VARIANCE.cause)}</Table.Th>
              <Table.Th ta="right">{t(VARIANCE.change)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((line) => (
              <Table.Tr key={`${line.clause} ${line.subject} ${line.cause} ${line.label}`}>
                <Table.Td>{line.clause}</Table.Td>
                <Table.Td>
                  <ToLines draft={draft} before={variance.previousDraft} line={line} />
                </Table.Td>
                <Table.Td>{t(CAUSES[line.cause])}</Table.Td>
                <Table.Td className="amount">
                  <Amount value={line.change} currency={draft.currency} signed />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {lines.length > shown.length && (
        <Words size="xs" className="quiet" mt="xs">
          {t(VARIANCE.shown, { count: SHOWN })}
        </Words>
      )}
    </Paper>
  );
}
