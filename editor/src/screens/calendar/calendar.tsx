// Calendar: the billing cycles of a contract with their cut-offs; planned, frozen, closed by who
// may; orders that came too late. The contract is in the address.
import { Button, Group, Paper, Text as Words } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, client, queries, read } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { StateBadge } from '../../parts/badges.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { ContractChoice, useContract } from '../../parts/contract-choice.tsx';
import { Page } from '../../parts/page.tsx';
import { PastButton } from '../../parts/past.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CALENDAR, CYCLE_STEPS } from './calendar.texts.ts';
import { CYCLE_DAYS } from './cycle-days.ts';
import { cyclesQuery } from './cycles-query.ts';
import { LateOrders } from './late-orders.tsx';
import { PlanCycle } from './plan-cycle.tsx';

const route = getRouteApi('/calendar');
const cycles = client.contracts[':contract'].cycles;

type Cycle = Answer<Awaited<ReturnType<typeof cycles.$get>>>['items'][number];
type CycleStep = keyof typeof CYCLE_STEPS;

const WAYS: Readonly<Record<Cycle['state'], readonly CycleStep[]>> = {
  open: ['freeze'],
  frozen: ['thaw', 'close'],
  closed: ['reopen'],
};

/** The calendar. */
export function Calendar() {
  const { t } = useSpeech();
  const may = useMay();
  const search = route.useSearch();
  const go = route.useNavigate();
  const contract = useContract(search.contract);
  const [plans, setPlans] = useState(false);
  return (
    <Page
      title={t(CALENDAR.title)}
      aside={
        <ContractChoice
          value={contract}
          onChange={(next) => void go({ search: { contract: next }, replace: true })}
        />
      }
      actions={
        may('calendar.edit') &&
        contract !== undefined && (
          <Button leftSection={<IconCalendarPlus size={14} />} onClick={() => setPlans(true)}>
            {t(CALENDAR.plan)}
          </Button>
        )
      }
    >
      {contract === undefined ? (
        <Empty title={t(CALENDAR.noContract)} />
      ) : (
        <>
          <Cycles contract={contract} />
          <PlanCycle contract={contract} opened={plans} onClose={() => setPlans(false)} />
        </>
      )}
    </Page>
  );
}

function Cycles({ contract }: { readonly contract: string }) {
  const { t, month, day, pair } = useSpeech();
  const may = useMay();
  const [asked, setAsked] = useState<{ readonly cycle: Cycle; readonly how: CycleStep }>();
  const [late, setLate] = useState<string>();
  const { data, error, isPending, refetch } = useQuery(cyclesQuery(contract));
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  if (data.items.length === 0) {
    return <Empty title={t(CALENDAR.none)}>{t(CALENDAR.noneAbout)}</Empty>;
  }
  const move = async (reason: string) => {
    if (asked === undefined) return;
    const param = { contract, period: asked.cycle.period };
    await read(cycles[':period'].steps.$post({ param, json: { how: asked.how, reason } }));
    await queries.invalidateQueries({ queryKey: ['cycles', contract] });
  };
  return (
    <>
      <Paper withBorder>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(CALENDAR.period)}</Table.Th>
              <Table.Th>{t(CALENDAR.state)}</Table.Th>
              {CYCLE_DAYS.map((one) => (
                <Table.Th key={one}>{t(CALENDAR[one])}</Table.Th>
              ))}
              <Table.Th>{t(CALENDAR.knownOn)}</Table.Th>
              <Table.Th aria-label={t(CALENDAR.actions)} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((cycle) => (
              <Table.Tr key={cycle.period}>
                <Table.Td fw={500} className="whole">
                  {month(cycle.period)}
                </Table.Td>
                <Table.Td>
                  <StateBadge of="cycle" state={cycle.state} />
                </Table.Td>
                {CYCLE_DAYS.map((one) => (
                  <Table.Td key={one} className="whole">
                    {day(cycle.days[one])}
                  </Table.Td>
                ))}
                <Table.Td>{cycle.knownOn === null ? '' : day(cycle.knownOn)}</Table.Td>
                <Table.Td>
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      onClick={() => setLate(cycle.period)}
                    >
                      {t(CALENDAR.late)}
                    </Button>
                    <PastButton kind="billing_cycle" id={`${contract}/${cycle.period}`} isSmall />
                    {may('calendar.approve') &&
                      WAYS[cycle.state].map((how) => (
                        <Button
                          key={how}
                          size="compact-xs"
                          variant="light"
                          onClick={() => setAsked({ cycle, how })}
                        >
                          {t(CYCLE_STEPS[how].name)}
                        </Button>
                      ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      {late !== undefined && (
        <LateOrders contract={contract} period={late} onClose={() => setLate(undefined)} />
      )}
      {asked !== undefined && (
        <Confirm
          opened
          onClose={() => setAsked(undefined)}
          title={pair(t(CYCLE_STEPS[asked.how].name), month(asked.cycle.period))}
          does={t(CYCLE_STEPS[asked.how].name)}
          reason={{
            place: `cycle/${contract}/${asked.cycle.period}/${asked.how}`,
            // What takes a step back has a reason.
            isOptional: asked.how === 'freeze' || asked.how === 'close',
          }}
          act={move}
        >
          <Words size="sm">{t(CYCLE_STEPS[asked.how].about)}</Words>
        </Confirm>
      )}
    </>
  );
}
