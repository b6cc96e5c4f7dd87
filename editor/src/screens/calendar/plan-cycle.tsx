// Calendar, planning: the cycle of a month by working days. In: a month and five numbers. Out: the
// cycle; the refusal is shown here.
import {
  Button,
  Group,
  NumberInput,
  SimpleGrid,
  Stack,
  TextInput,
  Text as Words,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { at, client, queries, read } from '../../api/client.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { isMonth } from '../../parts/months.ts';
import { Refusal } from '../../parts/refusal.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CALENDAR } from './calendar.texts.ts';
import { CYCLE_DAYS } from './cycle-days.ts';

const USUAL = { inputs: -1, usage: 2, draft: 3, approval: 5, issue: 6 };

/** The dialog that plans a cycle. */
export function PlanCycle({
  contract,
  opened,
  onClose,
}: {
  readonly contract: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useSpeech();
  const [period, setPeriod] = useState('');
  const [days, setDays] = useState(USUAL);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      read(
        client.contracts[':contract'].cycles[':period'].$put({
          param: at({ contract, period }),
          json: { days },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['cycles', contract] });
      setPeriod('');
      onClose();
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t(CALENDAR.plan)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isMonth(period)) mutate();
        }}
      >
        <Stack gap="sm">
          <TextInput
            type="month"
            label={t(CALENDAR.period)}
            value={period}
            onChange={({ currentTarget: { value } }) => setPeriod(value)}
            required
            data-autofocus
          />
          <Words size="xs" className="quiet">
            {t(CALENDAR.planAbout)}
          </Words>
          <SimpleGrid cols={2}>
            {CYCLE_DAYS.map((one) => (
              <NumberInput
                key={one}
                size="xs"
                label={t(CALENDAR[one])}
                value={days[one]}
                allowDecimal={false}
                min={-40}
                max={40}
                onChange={(value) => setDays({ ...days, [one]: Number(value) })}
              />
            ))}
          </SimpleGrid>
          <Refusal error={error} />
          <Group justify="flex-end">
            <Button type="submit" loading={isPending} disabled={!isMonth(period)}>
              {t(CALENDAR.plan)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
