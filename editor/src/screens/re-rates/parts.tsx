// Re-rates, parts: each month that is rated again with what it changes in money, and the notes that
// bill it.
import { fromText, sum, toText, ZERO } from '@avenant/dsl/values';
import { Paper, Text as Words } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReRateChange, ReRateWay } from '../../api/re-rates.ts';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { RE_RATE } from './re-rates.texts.ts';

const totalOf = (changes: readonly ReRateChange[], of: 'billed' | 'rated' | 'change'): string =>
  toText(sum(changes.map((one) => fromText(one[of]) ?? ZERO)));

/** The months of a re-rate, an account a row once its run has completed. */
export function Parts({
  reRate,
  changes,
}: {
  readonly reRate: ReRateWay;
  readonly changes: readonly ReRateChange[];
}) {
  const { t } = useSpeech();
  const currencies = new Set(changes.map(({ currency }) => currency));
  const [currency = null] = currencies;
  return (
    <Paper withBorder>
      <Table aria-label={t(RE_RATE.parts)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(RE_RATE.month)}</Table.Th>
            <Table.Th>{t(RE_RATE.run)}</Table.Th>
            <Table.Th>{t(RE_RATE.runState)}</Table.Th>
            <Table.Th>{t(RE_RATE.account)}</Table.Th>
            <Table.Th ta="right">{t(RE_RATE.billed)}</Table.Th>
            <Table.Th ta="right">{t(RE_RATE.rated)}</Table.Th>
            <Table.Th ta="right">{t(RE_RATE.change)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reRate.parts.flatMap((part) => {
            const own = changes.filter(({ run }) => run === part.run);
            const rows = own.length === 0 ? [undefined] : own;
            return rows.map((change, at) => (
              <Row
                key={`${part.run} ${change?.account ?? ''}`}
                {...{ part, change, contract: reRate.contract, isFirst: at === 0 }}
              />
            ));
          })}
        </Table.Tbody>
        {currencies.size === 1 && changes.length > 1 && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={4}>
                {t(RE_RATE.total)}
              </Table.Th>
              {(['billed', 'rated', 'change'] as const).map((of) => (
                <Table.Td key={of} className="amount" fw={600}>
                  <Amount value={totalOf(changes, of)} {...{ currency }} signed={of === 'change'} />
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Paper>
  );
}

function Row({
  contract,
  part: { period, run, state },
  change,
  isFirst,
}: {
  readonly contract: string;
  readonly part: ReRateWay['parts'][number];
  readonly change: ReRateChange | undefined;
  readonly isFirst: boolean;
}) {
  const { t, month } = useSpeech();
  return (
    <Table.Tr>
      <Table.Td>{isFirst && month(period)}</Table.Td>
      <Table.Td>
        {isFirst && (
          <Link to="/runs/$run" params={{ run }} className="plain">
            {run}
          </Link>
        )}
      </Table.Td>
      <Table.Td>{isFirst && <StateBadge of="run" state={state} />}</Table.Td>
      <Table.Td>{change?.account}</Table.Td>
      <Table.Td className="amount">
        {change && <Amount value={change.billed} currency={change.currency} />}
      </Table.Td>
      <Table.Td className="amount">
        {change && <Amount value={change.rated} currency={change.currency} />}
      </Table.Td>
      <Table.Td className="amount">
        {change && (
          <Link
            to="/re-rated/$contract/$run"
            params={{ contract, run }}
            search={{ account: change.account }}
            className="plain"
          >
            <Amount value={change.change} currency={change.currency} signed />
            <Words size="xs" className="quiet" component="div">
              {t(RE_RATE.lines, { n: change.lines })}
            </Words>
          </Link>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** The notes that came of a re-rate; nothing while there is none. */
export function PartNotes({
  reRate: { parts },
  currency,
}: {
  readonly reRate: ReRateWay;
  readonly currency: string | null;
}) {
  const { t, month } = useSpeech();
  if (parts.every(({ notes }) => notes.length === 0)) return null;
  return (
    <Paper withBorder p="sm">
      <Words fw={600} size="sm" mb="xs">
        {t(RE_RATE.notes)}
      </Words>
      <Table aria-label={t(RE_RATE.notes)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(RE_RATE.month)}</Table.Th>
            <Table.Th>{t(RE_RATE.note)}</Table.Th>
            <Table.Th>{t(RE_RATE.kind)}</Table.Th>
            <Table.Th ta="right">{t(RE_RATE.net)}</Table.Th>
            <Table.Th>{t(RE_RATE.noteState)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.flatMap(({ period, notes: own }) =>
            own.map(({ note, kind, net, state }) => (
              <Table.Tr key={note}>
                <Table.Td>{month(period)}</Table.Td>
                <Table.Td>{note}</Table.Td>
                <Table.Td>
                  <StateBadge of="document" state={kind} />
                </Table.Td>
                <Table.Td className="amount">
                  <Amount value={net} currency={currency} signed />
                </Table.Td>
                <Table.Td>
                  <StateBadge of="note" state={state} />
                  {state === 'submitted' && (
                    <Link to="/approvals" search={{ kind: 'note' }} className="plain">
                      {' '}
                      {t(RE_RATE.approvals)}
                    </Link>
                  )}
                </Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
