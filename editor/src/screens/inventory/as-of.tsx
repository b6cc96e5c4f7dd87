// Inventory, as of: the service day on a slider, the day of knowledge, and the changes in between.
import { ActionIcon, Button, Group, Slider, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { AddressInput } from '../../parts/address-input.tsx';
import { dayOfNumber, isDay, numberOfDay, today } from '../../parts/days.ts';
import { useSpeech } from '../../texts/language.tsx';
import { INVENTORY } from './inventory.texts.ts';

const MARGIN_DAYS = 31;
const MARKS_MAX = 80;

/** The choice of both days. */
export function AsOf({
  day,
  known,
  changes,
  onDay,
  onKnown,
}: {
  readonly day: string;
  readonly known: string | undefined;
  /** The days on which something changes, in order. */
  readonly changes: readonly string[];
  /** `done`: the slider was let go. */
  readonly onDay: (day: string, done: boolean) => void;
  readonly onKnown: (day: string | undefined) => void;
}) {
  const { t, day: say } = useSpeech();
  const days = [...changes, day, today()].map(numberOfDay);
  const first = Math.min(...days) - MARGIN_DAYS;
  const last = Math.max(...days) + MARGIN_DAYS;
  const before = changes.findLast((one) => one < day);
  const after = changes.find((one) => one > day);
  const marks = changes.length > MARKS_MAX ? [] : changes;
  return (
    <Group gap="md" align="flex-end" wrap="wrap">
      <AddressInput
        type="date"
        label={t(INVENTORY.day)}
        w={140}
        value={day}
        onWrite={(value) => {
          if (isDay(value)) onDay(value, true);
        }}
      />
      <Group gap={4} wrap="nowrap" flex={1} miw={320} pb={3}>
        <Tooltip label={t(INVENTORY.before)}>
          <ActionIcon
            aria-label={t(INVENTORY.before)}
            disabled={before === undefined}
            onClick={() => onDay(before ?? day, true)}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
        </Tooltip>
        <Slider
          flex={1}
          size="sm"
          mx={6}
          min={first}
          max={last}
          value={numberOfDay(day)}
          marks={marks.map((one) => ({ value: numberOfDay(one) }))}
          label={(value) => say(dayOfNumber(value))}
          thumbLabel={t(INVENTORY.slider)}
          thumbValueText={(value) => say(dayOfNumber(value))}
          onChange={(value) => onDay(dayOfNumber(value), false)}
          onChangeEnd={(value) => onDay(dayOfNumber(value), true)}
        />
        <Tooltip label={t(INVENTORY.after)}>
          <ActionIcon
            aria-label={t(INVENTORY.after)}
            disabled={after === undefined}
            onClick={() => onDay(after ?? day, true)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Tooltip>
        <Button variant="subtle" disabled={day === today()} onClick={() => onDay(today(), true)}>
          {t(INVENTORY.today)}
        </Button>
      </Group>
      <AddressInput
        type="date"
        label={t(INVENTORY.known)}
        w={140}
        value={known ?? ''}
        onWrite={(value) => {
          if (isDay(value)) onKnown(value);
        }}
      />
      <Button variant="subtle" disabled={known === undefined} onClick={() => onKnown(undefined)}>
        {t(INVENTORY.knownAll)}
      </Button>
    </Group>
  );
}
