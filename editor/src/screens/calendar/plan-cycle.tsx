// Calendar, planning: the cycle of a month by working days. In: a month and five numbers. Out: the
// cycle; the refusal is shown here.
import { NumberInput, SimpleGrid, Stack, TextInput, Text as Words } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client, queries, read } from '../../api/client.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { isMonth, monthAfter } from '../../parts/months.ts';
import { useSpeech } from '../../texts/language.tsx';
import { CALENDAR } from './calendar.texts.ts';
import { CYCLE_DAYS } from './cycle-days.ts';
import { cyclesQuery } from './cycles-query.ts';

const BLANK = { period: '', days: { inputs: -1, usage: 2, draft: 3, approval: 5, issue: 6 } };

interface Planning {
  readonly contract: string;
  readonly onClose: () => void;
}

/** The dialog that plans a cycle. */
export function PlanCycle({ opened, ...planning }: Planning & { readonly opened: boolean }) {
  const { t } = useSpeech();
  return (
    <Dialog opened={opened} onClose={planning.onClose} title={t(CALENDAR.plan)}>
      <Form {...planning} />
    </Dialog>
  );
}

function Form({ contract, onClose }: Planning) {
  const { t } = useSpeech();
  const cycles = useQuery(cyclesQuery(contract));
  const last = cycles.data?.items
    .map((one) => one.period)
    .sort()
    .at(-1);
  const blank = useMemo(
    () => (last === undefined ? BLANK : { ...BLANK, period: monthAfter(last) }),
    [last],
  );
  const kept = useKept(`new/cycle/${contract}`, blank);
  const { value: typed, set, forget } = kept;
  const { period, days } = typed;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      read(
        client.contracts[':contract'].cycles[':period'].$put({
          param: { contract, period },
          json: { days },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['cycles', contract] });
      forget();
      onClose();
    },
  });
  return (
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
          onChange={({ currentTarget: { value } }) => set({ ...typed, period: value })}
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
              onChange={(value) => set({ ...typed, days: { ...days, [one]: Number(value) } })}
            />
          ))}
        </SimpleGrid>
        <FormFoot
          kept={kept}
          sending={{ error, isPending }}
          does={t(CALENDAR.plan)}
          isMissing={!isMonth(period)}
        />
      </Stack>
    </form>
  );
}
