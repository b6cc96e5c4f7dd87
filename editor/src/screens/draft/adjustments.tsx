// Draft review, adjustments: what people add or take away, with who decided it. Another than who
// asked approves; the refusal of the server is shown where it happened.
import { Button, Group, Paper, Text as Words } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Adjustment,
  type Draft,
  decideAdjustment,
  useAdjustments,
  withdrawAdjustment,
} from '../../api/drafts.ts';
import { useMay, useSession } from '../../api/session.ts';
import { Amount } from '../../parts/amount.tsx';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Person } from '../../parts/person.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { AskAdjustment } from './ask-adjustment.tsx';
import { ADJUST, ADJUSTMENT_CAUSES } from './draft.texts.ts';

interface Asked {
  readonly adjustment: Adjustment;
  readonly decision: 'approve' | 'refuse' | 'withdraw';
}

const ABOUT = {
  approve: ADJUST.approveAbout,
  refuse: ADJUST.refuseAbout,
  withdraw: ADJUST.withdrawAbout,
} as const;

// Taken back by who asked for it, one was decided by nobody.
const stateOf = ({ state, approver }: Adjustment): string =>
  state === 'rejected' && approver === null ? 'withdrawn' : state;

const reasonOf = ({ contract }: Draft, { adjustment: { adjustment }, decision }: Asked) => ({
  place: `adjustment/${contract}/${adjustment}/${decision}`,
  isOptional: decision === 'approve',
});

/** The adjustments of a draft. */
export function Adjustments({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const may = useMay();
  const { data, error, isPending, refetch } = useAdjustments(draft);
  const [asks, setAsks] = useState(false);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const canAsk = draft.state === 'in_review';
  return (
    <>
      {may('adjustment.create') && (
        <Group mb="xs" gap="sm">
          <Button
            leftSection={<IconPlus size={14} />}
            disabled={!canAsk}
            onClick={() => setAsks(true)}
          >
            {t(ADJUST.ask)}
          </Button>
          {!canAsk && (
            <Words size="xs" className="quiet">
              {t(ADJUST.notNow)}
            </Words>
          )}
        </Group>
      )}
      {data.length === 0 ? (
        <Empty title={t(ADJUST.none)}>{t(ADJUST.noneAbout)}</Empty>
      ) : (
        <List draft={draft} items={data} />
      )}
      <AskAdjustment draft={draft} opened={asks} onClose={() => setAsks(false)} />
    </>
  );
}

function List({ draft, items }: { readonly draft: Draft; readonly items: readonly Adjustment[] }) {
  const { t, money } = useSpeech();
  const may = useMay();
  const [asked, setAsked] = useState<Asked>();
  const { data: session } = useSession();
  // Nobody decides their own; who asked takes it back.
  const actsOn = ({ maker }: Adjustment): readonly Asked['decision'][] =>
    maker === session?.person
      ? ['withdraw']
      : may('adjustment.approve')
        ? ['approve', 'refuse']
        : [];
  const causes: Readonly<Record<string, (typeof ADJUSTMENT_CAUSES)['error'] | undefined>> =
    ADJUSTMENT_CAUSES as never;
  return (
    <Paper withBorder>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(ADJUST.label)}</Table.Th>
            <Table.Th>{t(ADJUST.cause)}</Table.Th>
            <Table.Th>{t(ADJUST.reason)}</Table.Th>
            <Table.Th ta="right">{t(ADJUST.amount, { currency: draft.currency })}</Table.Th>
            <Table.Th>{t(ADJUST.state)}</Table.Th>
            <Table.Th>{t(ADJUST.maker)}</Table.Th>
            <Table.Th>{t(ADJUST.approver)}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((one) => {
            const cause = causes[one.cause];
            return (
              <Table.Tr key={one.adjustment}>
                <Table.Td>{one.label}</Table.Td>
                <Table.Td>{cause === undefined ? one.cause : t(cause)}</Table.Td>
                <Table.Td>{one.reason}</Table.Td>
                <Table.Td className="amount">
                  <Amount value={one.amount} currency={one.currency} signed />
                </Table.Td>
                <Table.Td>
                  <StateBadge of="adjustment" state={stateOf(one)} />
                </Table.Td>
                <Table.Td>
                  <Person id={one.maker} />
                </Table.Td>
                <Table.Td>
                  <Person id={one.approver} />
                </Table.Td>
                <Table.Td>
                  {one.state === 'submitted' && (
                    <Group gap={4} wrap="nowrap" justify="flex-end">
                      {actsOn(one).map((decision) => (
                        <Button
                          key={decision}
                          size="compact-xs"
                          variant="light"
                          onClick={() => setAsked({ adjustment: one, decision })}
                        >
                          {t(ADJUST[decision])}
                        </Button>
                      ))}
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {asked !== undefined && (
        <Confirm
          opened
          onClose={() => setAsked(undefined)}
          title={t(ADJUST[asked.decision])}
          does={t(ADJUST[asked.decision])}
          {...(asked.decision === 'withdraw' ? {} : { reason: reasonOf(draft, asked) })}
          act={(comment) =>
            asked.decision === 'withdraw'
              ? withdrawAdjustment(draft, asked.adjustment.adjustment)
              : decideAdjustment(draft, asked.adjustment.adjustment, asked.decision, comment)
          }
        >
          <Words size="sm">
            {t(ABOUT[asked.decision], {
              label: asked.adjustment.label,
              amount: money(asked.adjustment.amount, asked.adjustment.currency),
            })}
          </Words>
        </Confirm>
      )}
    </Paper>
  );
}
