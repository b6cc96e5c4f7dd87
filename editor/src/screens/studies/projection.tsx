// Studies, projection: what an offer would bill in the coming months, charted and as a table; what
// is held; how far commitments are reached.
import { Alert, Paper, Stack, Title, Text as Words } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { Amount } from '../../parts/amount.tsx';
import { lastDayOf } from '../../parts/days.ts';
import { Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { quoted } from '../../texts/quoted.ts';
import type { Outcome } from './compute.ts';
import { NotCounted } from './not-counted.tsx';
import { STUDIES } from './studies.texts.ts';

// The library of charts is heavy: it comes when a chart does.
const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }));

const isZero = (amount: string): boolean => !/[1-9]/.test(amount);

/** The projection of an offer. `lacking`: what is told before it of data that is not there yet. */
export function Projection({
  outcome,
  lacking,
}: {
  readonly outcome: Outcome;
  readonly lacking?: ReactNode;
}) {
  const { t } = useSpeech();
  if (outcome.simulation.clauses.every(({ months }) => months.every(isZero))) {
    return (
      <Stack gap="md">
        <Words size="sm">{t(STUDIES.nothing)}</Words>
        {lacking}
        <NotCounted outcome={outcome} />
        <Held outcome={outcome} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      {lacking}
      <NotCounted outcome={outcome} />
      <Suspense fallback={<Loading />}>
        <Chart outcome={outcome} label={t(STUDIES.chart)} />
      </Suspense>
      <Months outcome={outcome} />
      <Held outcome={outcome} />
      <Commitments outcome={outcome} />
    </Stack>
  );
}

/** The table of months and clauses. */
export function Months({ outcome }: { readonly outcome: Outcome }) {
  const { t, month } = useSpeech();
  const { periods, clauses, total } = outcome.simulation;
  const billing = clauses.filter(({ months }) => !months.every(isZero));
  return (
    <Paper withBorder>
      <Table fz="xs" horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(STUDIES.month)}</Table.Th>
            {billing.map(({ clause, title }) => (
              <Table.Th key={clause} ta="right">
                {clause} {title}
              </Table.Th>
            ))}
            <Table.Th ta="right">
              {t(STUDIES.total)} ({outcome.currency})
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {periods.map((one, at) => (
            <Table.Tr key={one.period}>
              <Table.Th scope="row">{month(one.period)}</Table.Th>
              {billing.map(({ clause, months }) => (
                <Table.Td key={clause} ta="right">
                  <Amount value={months[at] ?? null} currency={null} />
                </Table.Td>
              ))}
              <Table.Td ta="right">
                <Amount value={one.total} currency={null} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t(STUDIES.total)}</Table.Th>
            {billing.map((one) => (
              <Table.Td key={one.clause} ta="right" fw={600}>
                <Amount value={one.total} currency={null} />
              </Table.Td>
            ))}
            <Table.Td ta="right" fw={600}>
              <Amount value={total} currency={null} />
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Paper>
  );
}

function Held({ outcome }: { readonly outcome: Outcome }) {
  const { t, language } = useSpeech();
  if (outcome.held.length === 0) return null;
  return (
    <Alert color="orange" title={t(STUDIES.held)} role="note">
      {outcome.held.map(({ clause, cases, why }) => (
        <div key={`${clause} ${why.en}`}>
          {clause}: {quoted(t(why), language)}{' '}
          <span className="quiet">{t(STUDIES.cases, { n: cases })}</span>
        </div>
      ))}
    </Alert>
  );
}

function Commitments({ outcome }: { readonly outcome: Outcome }) {
  const { t, money, decimal, day } = useSpeech();
  if (outcome.commitments.length === 0) return null;
  return (
    <section>
      <Title order={2} pb={4}>
        {t(STUDIES.commitments)}
      </Title>
      {outcome.commitments.map((one) => (
        <Words size="sm" key={`${one.clause} ${one.from}`}>
          {t(STUDIES.commitment, {
            title: `${one.clause} ${one.title}`,
            from: day(one.from),
            to: day(lastDayOf(one.from, one.to)),
            expected: money(one.expected, outcome.currency),
            target: money(one.target, outcome.currency),
            percent: decimal(one.percent),
            shortfall: money(one.shortfall, outcome.currency),
          })}
        </Words>
      ))}
    </section>
  );
}
