// Orders, field: an attribute as the vocabulary declares it: a choice, a number with its unit, a
// day.
import { Select, TextInput } from '@mantine/core';
import type { ItemWords } from '../../api/contracts.ts';
import { useSpeech } from '../../texts/language.tsx';
import { ORDERS } from './orders.texts.ts';

type AttributeWords = ItemWords['attributes'][number];

const INPUTS: Readonly<Partial<Record<AttributeWords['kind'], string>>> = {
  date: 'date',
  month: 'month',
  instant: 'datetime-local',
};

/** The field of an attribute. */
export function AttributeField({
  words,
  value,
  now,
  required,
  onChange,
}: {
  readonly words: AttributeWords;
  readonly value: string;
  /** What the item has now, when it is there. */
  readonly now: string | undefined;
  readonly required: boolean;
  readonly onChange: (text: string) => void;
}) {
  const { t, unit } = useSpeech();
  const { name, kind, choices } = words;
  const common = {
    label: words.unit === null ? name : `${name} (${unit(words.unit)})`,
    value,
    required,
    ...(now === undefined || now === '' ? {} : { description: t(ORDERS.now, { value: now }) }),
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const],
  };
  if (kind === 'one of' || kind === 'boolean') {
    const data =
      kind === 'boolean'
        ? [
            { value: 'yes', label: t(ORDERS.yes) },
            { value: 'no', label: t(ORDERS.no) },
          ]
        : [...choices];
    return (
      <Select
        {...common}
        value={value === '' ? null : value}
        data={data}
        clearable={!required}
        searchable={data.length > 8}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={INPUTS[kind] ?? 'text'}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
