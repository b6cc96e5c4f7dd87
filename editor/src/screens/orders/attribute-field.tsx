// Orders, field: an attribute as the vocabulary declares it: a choice, an item of another data
// file, a number with its unit, a day.
import { Autocomplete, type AutocompleteProps, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ItemWords } from '../../api/contracts.ts';
import { itemsQuery } from '../../api/items.ts';
import { useSpeech } from '../../texts/language.tsx';
import { ORDERS } from './orders.texts.ts';

type AttributeWords = ItemWords['attributes'][number];

const INPUTS: Readonly<Partial<Record<AttributeWords['kind'], string>>> = {
  date: 'date',
  month: 'month',
  instant: 'datetime-local',
};

/** How many items are offered at once. */
export const OFFERED = 30;

/** The field of an attribute. */
export function AttributeField({
  contract,
  words,
  value,
  now,
  required,
  onChange,
}: {
  readonly contract: string;
  readonly words: AttributeWords;
  readonly value: string;
  /** What the item has now, when it is there. */
  readonly now: string | undefined;
  readonly required: boolean;
  readonly onChange: (text: string) => void;
}) {
  const { t, unit } = useSpeech();
  const { name, kind, choices, refersTo } = words;
  const common = {
    label: words.unit === null ? name : `${name} (${unit(words.unit)})`,
    value,
    required,
    ...(now === undefined || now === '' ? {} : { description: t(ORDERS.now, { value: now }) }),
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as (
      | 'label'
      | 'input'
      | 'error'
      | 'description'
    )[],
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
  if (refersTo !== null) {
    return <ReferenceField {...common} {...{ contract, dataset: refersTo, onChange }} />;
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

// Any text can be typed: what is not there is told at once, and refused when it is sent.
function ReferenceField({
  contract,
  dataset,
  ...field
}: AutocompleteProps & { readonly contract: string; readonly dataset: string }) {
  const { t } = useSpeech();
  const { data } = useQuery(itemsQuery({ contract, dataset }));
  const keys = useMemo(() => [...new Set(data?.keys)], [data]);
  const { value = '' } = field;
  const isThere = data === undefined || value.trim() === '' || keys.includes(value.trim());
  return (
    <Autocomplete
      {...field}
      size="xs"
      data={keys}
      limit={OFFERED}
      error={isThere ? undefined : t(ORDERS.notThere, { dataset })}
    />
  );
}
