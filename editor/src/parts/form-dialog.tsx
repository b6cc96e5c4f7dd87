// Parts, form dialog: a dialog of a few fields. In: fields and an act. Out: the act done, or the
// refusal shown; what was typed is kept until then.
import { Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { FormFoot } from './form-foot.tsx';
import { useKept } from './kept.ts';

const BLANK: Readonly<Record<string, string>> = {};

/** A field of a form. */
export interface Field<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** What may be chosen; absent: any text. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly optional?: boolean;
  readonly first?: string;
}

interface Filling<Name extends string> {
  /** Where what is typed is kept. */
  readonly place: string;
  readonly fields: readonly Field<Name>[];
  readonly onClose: () => void;
  /** What the act is called. */
  readonly does: string;
  readonly act: (typed: Readonly<Record<Name, string>>) => Promise<void>;
  /** What stands below the fields. */
  readonly children?: ReactNode;
}

/** What is typed into the dialog of a place, by the names of its fields. */
export const useTyped = (place: string) => useKept(place, BLANK);

/** A dialog with fields. */
export function FormDialog<Name extends string>({
  opened,
  title,
  ...filling
}: Filling<Name> & { readonly opened: boolean; readonly title: string }) {
  return (
    <Dialog opened={opened} onClose={filling.onClose} title={title}>
      <Form {...filling} />
    </Dialog>
  );
}

function Form<Name extends string>(filling: Filling<Name>) {
  const { place, fields, onClose, does, act, children } = filling;
  const kept = useTyped(place);
  const { value: typed, forget } = kept;
  // A choice that is none any more, since another field changed, is not made.
  const textOf = ({ name, choices, first = '' }: Field<Name>): string => {
    const text = typed[name] ?? first;
    return choices?.some(({ value }) => value === text) === false ? '' : text;
  };
  const sending = useMutation({
    mutationFn: () => {
      const entries = fields.map((field) => [field.name, textOf(field).trim()]);
      return act(Object.fromEntries(entries) as Record<Name, string>);
    },
    onSuccess: () => {
      forget();
      onClose();
    },
  });
  const set = (name: Name, text: string) => kept.set({ ...typed, [name]: text });
  const isMissing = fields.some((field) => field.optional !== true && textOf(field).trim() === '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) sending.mutate();
      }}
    >
      <Stack gap="sm">
        {fields.map((field) =>
          field.choices === undefined ? (
            <TextInput
              key={field.name}
              label={field.label}
              required={field.optional !== true}
              value={textOf(field)}
              onChange={({ currentTarget }) => set(field.name, currentTarget.value)}
            />
          ) : (
            <Select
              key={field.name}
              label={field.label}
              required={field.optional !== true}
              clearable={field.optional === true}
              allowDeselect={field.optional === true}
              searchable
              data={[...field.choices]}
              value={textOf(field) === '' ? null : textOf(field)}
              onChange={(next) => set(field.name, next ?? '')}
            />
          ),
        )}
        {children}
        <FormFoot
          kept={kept}
          sending={sending}
          does={does}
          isMissing={isMissing}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
