// Decisions: all that waits for the decision of who is signed in; what they may not decide, such as
// what they made, stands below with the reason. The kind is in the address.
import { Button, Group, Paper, Select, Text as Words } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Verdict } from '../../api/work.ts';
import { DECIDED_HERE, type Decision, decide, REFUSABLE, useDecisions } from '../../api/work.ts';
import { Amount } from '../../parts/amount.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Page } from '../../parts/page.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { isReady, useOpenWords } from '../../parts/still-open.ts';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { DECISIONS, KINDS } from './decisions.texts.ts';
import { OpenDecision } from './open-decision.tsx';

const route = getRouteApi('/approvals');

/** The inbox of approvals. */
export function Decisions() {
  const { t } = useSpeech();
  const { kind } = route.useSearch();
  const go = route.useNavigate();
  const { data, error, isPending, refetch } = useDecisions();
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const items = data.items.filter((one) => kind === undefined || one.kind === kind);
  const mine = items.filter(({ refusal }) => refusal === null);
  const others = items.filter(({ refusal }) => refusal !== null);
  const kinds = [...new Set(data.items.map((one) => one.kind))];
  return (
    <Page
      title={t(DECISIONS.title)}
      aside={
        kinds.length > 1 && (
          <Select
            aria-label={t(DECISIONS.what)}
            placeholder={t(DECISIONS.all)}
            data={kinds.map((value) => ({ value, label: t(KINDS[value].name) }))}
            value={kind ?? null}
            onChange={(value) =>
              void go({ search: { kind: kinds.find((one) => one === value) }, replace: true })
            }
            clearable
            w={190}
          />
        )
      }
    >
      {mine.length === 0 ? (
        <Empty title={t(DECISIONS.none)} />
      ) : (
        <section aria-label={t(DECISIONS.mine)}>
          <List items={mine} />
        </section>
      )}
      {others.length > 0 && (
        <section aria-label={t(DECISIONS.others)}>
          <Words fw={600} size="sm">
            {t(DECISIONS.others)}
          </Words>
          <Words size="xs" className="quiet" mb="xs">
            {t(DECISIONS.othersAbout)}
          </Words>
          <List items={others} />
        </section>
      )}
    </Page>
  );
}

interface Asked {
  readonly what: Decision;
  readonly decision: Verdict;
}

function List({ items }: { readonly items: readonly Decision[] }) {
  const { t, money, pair } = useSpeech();
  const [asked, setAsked] = useState<Asked>();
  const what = asked?.what;
  return (
    <Paper withBorder>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(DECISIONS.what)}</Table.Th>
            <Table.Th>{t(DECISIONS.contract)}</Table.Th>
            <Table.Th>{t(DECISIONS.about)}</Table.Th>
            <Table.Th ta="right">{t(DECISIONS.amount)}</Table.Th>
            <Table.Th>{t(DECISIONS.maker)}</Table.Th>
            <Table.Th aria-label={t(DECISIONS.actions)} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => (
            <Row
              key={`${one.kind} ${one.contract} ${one.id}`}
              item={one}
              ask={(decision) => setAsked({ what: one, decision })}
            />
          ))}
        </Table.Tbody>
      </Table>
      {asked !== undefined && what !== undefined && (
        <Confirm
          opened
          onClose={() => setAsked(undefined)}
          title={pair(t(KINDS[what.kind].name), what.contract)}
          does={t(asked.decision === 'refuse' ? DECISIONS.refuse : KINDS[what.kind].does)}
          danger={asked.decision === 'refuse'}
          reason={{
            place: `${what.kind}/${what.contract}/${what.id}/${asked.decision}`,
            isOptional: asked.decision === 'approve' && what.kind !== 'waiver',
          }}
          act={(comment) => decide(what, asked.decision, comment)}
        >
          <Words size="sm" fw={500}>
            {[what.label, what.amount === null ? '' : money(what.amount, what.currency ?? '')]
              .filter((part) => part !== '')
              .join(' · ')}
          </Words>
          {asked.decision === 'approve' && (
            <Words size="sm" className="quiet">
              {t(KINDS[what.kind].about)}
            </Words>
          )}
        </Confirm>
      )}
    </Paper>
  );
}

function Row({
  item,
  ask,
}: {
  readonly item: Decision;
  readonly ask: (decision: Verdict) => void;
}) {
  const { t, month, instant, pair } = useSpeech();
  const openWords = useOpenWords();
  const { kind, contract, label, reason, period, open, refusal } = item;
  return (
    <Table.Tr>
      <Table.Td fw={500}>{t(KINDS[kind].name)}</Table.Td>
      <Table.Td>{contract}</Table.Td>
      <Table.Td>
        {[kind === 'version' || kind === 'publication' ? item.id : '', label]
          .filter((part) => part !== '')
          .join(' · ') || item.id}
        {period !== null && <span className="quiet"> · {month(period)}</span>}
        {reason !== '' && (
          <Words size="xs" className="quiet">
            {reason}
          </Words>
        )}
        {open !== null && (
          <Words size="xs" className={isReady(open) ? 'quiet' : 'less'}>
            {openWords.all(open)}
          </Words>
        )}
        {refusal !== null && (
          <Words size="xs" className="less">
            {pair(t(refusal.title), t(refusal.detail))}{' '}
            <span className="quiet">{refusal.code}</span>
          </Words>
        )}
      </Table.Td>
      <Table.Td className="amount">
        {item.amount !== null && <Amount value={item.amount} currency={item.currency} />}
      </Table.Td>
      <Table.Td>
        <Person id={item.maker} />
        {item.since !== null && (
          <Words size="xs" className="quiet">
            {instant(item.since)}
          </Words>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <OpenDecision item={item} />
          {refusal === null && REFUSABLE.includes(kind) && (
            <Button size="compact-xs" variant="light" onClick={() => ask('refuse')}>
              {t(DECISIONS.refuse)}
            </Button>
          )}
          {refusal === null && DECIDED_HERE.includes(kind) && (
            <Button size="compact-xs" onClick={() => ask('approve')}>
              {t(KINDS[kind].does)}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
