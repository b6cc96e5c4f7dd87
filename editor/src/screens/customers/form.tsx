// Customers, form: a dialog of a few fields. In: fields and an act. Out: the act done, or the
// refusal shown; what was typed is kept until then.
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Dialog } from '../../parts/dialog.tsx';
import { useKept } from '../../parts/kept.ts';
import { KeptNote } from '../../parts/kept-note.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { CUSTOMERS } from './customers.texts.ts';

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
  readonly act: (typed: Readonly<Record<Name, string>>) => Promise<void>;
}

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

function Form<Name extends string>({ place, fields, onClose, act }: Filling<Name>) {
  const { t } = useSpeech();
  const kept = useKept(place, BLANK);
  const { value: typed, forget } = kept;
  const textOf = ({ name, first = '' }: Field<Name>): string => typed[name] ?? first;
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
              searchable
              data={[...field.choices]}
              value={textOf(field) === '' ? null : textOf(field)}
              onChange={(next) => set(field.name, next ?? '')}
            />
          ),
        )}
        <KeptNote kept={kept} />
        <Refusal error={sending.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t(CUSTOMERS.cancel)}
          </Button>
          <Button type="submit" loading={sending.isPending} disabled={isMissing}>
            {t(CUSTOMERS.register)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
