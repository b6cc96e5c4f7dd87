// Invoices, asking for a note: how much of which lines is credited or debited, and why. What was
// typed is kept until it is asked for. In: an invoice. Out: a note that others decide.
import {
  Button,
  Group,
  ScrollArea,
  SegmentedControl,
  Select,
  Stack,
  Table,
  Textarea,
  TextInput,
  Text as Words,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { askNote, type Invoice } from '../../api/invoices.ts';
import { Amount } from '../../parts/amount.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { typedMoney } from '../../parts/typed-amount.ts';
import { useSpeech } from '../../texts/language.tsx';
import { ADJUSTMENT_CAUSES, LINES } from '../draft/draft.texts.ts';
import { sumText } from '../draft/line-rows.ts';
import { NOTE } from './invoices.texts.ts';

interface Typed {
  readonly kind: 'credit_note' | 'debit_note';
  readonly cause: string;
  readonly reason: string;
  /** What was typed, by the position of the line. */
  readonly amounts: Readonly<Record<string, string>>;
}

const BLANK: Typed = { kind: 'credit_note', cause: 'error', reason: '', amounts: {} };
const SHOWN = 60;

interface Asking {
  readonly invoice: Invoice;
  /** Words of the lines that are shown first; empty: all. */
  readonly find: string;
  readonly onClose: () => void;
}

/** The dialog that asks for a note. */
export function AskNote({ opened, ...asking }: Asking & { readonly opened: boolean }) {
  const { t } = useSpeech();
  const { series, number } = asking.invoice;
  return (
    <Dialog
      opened={opened}
      onClose={asking.onClose}
      size="xl"
      title={t(NOTE.title, { number: `${series} ${number}` })}
    >
      <Form {...asking} />
    </Dialog>
  );
}

function Form({ invoice, find, onClose }: Asking) {
  const { t } = useSpeech();
  const { issuer, series, number, contract, currency } = invoice;
  const kept = useKept(`new/note/${issuer}/${series}/${number}`, BLANK);
  const { value: typed, set: keep, forget } = kept;
  const asked = Object.entries(typed.amounts).filter(([, amount]) => amount.trim() !== '');
  const lines = asked.flatMap(([position, text]) => {
    const amount = typedMoney(text, currency);
    return amount === undefined ? [] : [{ position: Number(position), amount }];
  });
  const isWhole = lines.length > 0 && lines.length === asked.length && typed.reason.trim() !== '';
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      askNote(contract, {
        note: `${series}-${number}-${crypto.randomUUID().slice(0, 6)}`,
        ...{ kind: typed.kind, cause: typed.cause, reason: typed.reason.trim(), lines },
        invoice: { issuer, series, number },
      }),
    onSuccess: () => {
      forget();
      onClose();
    },
  });
  const total = sumText(
    lines.map(({ amount }) => amount),
    currency,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) mutate();
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <SegmentedControl
            aria-label={t(NOTE.kind)}
            data={(['credit_note', 'debit_note'] as const).map((value) => ({
              value,
              label: t(NOTE[value]),
            }))}
            value={typed.kind}
            onChange={(kind) => keep({ ...typed, kind })}
          />
          <Select
            label={t(NOTE.cause)}
            data={Object.entries(ADJUSTMENT_CAUSES).map(([value, words]) => ({
              value,
              label: t(words),
            }))}
            value={typed.cause}
            onChange={(cause) => keep({ ...typed, cause: cause ?? typed.cause })}
            allowDeselect={false}
          />
        </Group>
        <Words size="xs" className="quiet">
          {t(NOTE.about)}
        </Words>
        <NoteLines
          invoice={invoice}
          first={find}
          amounts={typed.amounts}
          set={(amounts) => keep({ ...typed, amounts })}
        />
        <Textarea
          label={t(NOTE.reason)}
          value={typed.reason}
          onChange={({ currentTarget: { value } }) => keep({ ...typed, reason: value })}
          required
          autosize
          minRows={2}
        />
        <FormFoot
          kept={kept}
          sending={{ error, isPending }}
          does={t(NOTE.send)}
          isMissing={!isWhole}
        >
          <Words size="sm" component="div">
            {t(NOTE.total)} <Amount value={total} currency={currency} />
          </Words>
        </FormFoot>
      </Stack>
    </form>
  );
}

/** The words by which a line is found. */
export const wordsOf = ({
  clause,
  subject,
  label,
}: Pick<Invoice['document']['lines'][number], 'clause' | 'subject' | 'label'>): string =>
  `${clause} ${subject} ${label}`;

function NoteLines({
  invoice,
  first,
  amounts,
  set,
}: {
  readonly invoice: Invoice;
  readonly first: string;
  readonly amounts: Typed['amounts'];
  readonly set: (amounts: Typed['amounts']) => void;
}) {
  const { t } = useSpeech();
  const [find, setFind] = useState(first);
  const { lines } = invoice.document;
  const wanted = find.toLocaleLowerCase();
  const found = lines.filter((line) => wordsOf(line).toLocaleLowerCase().includes(wanted));
  return (
    <>
      <TextInput
        aria-label={t(NOTE.find)}
        placeholder={t(NOTE.find)}
        value={find}
        onChange={({ currentTarget: { value } }) => setFind(value)}
      />
      <ScrollArea h={260}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(LINES.clause)}</Table.Th>
              <Table.Th>{t(LINES.subject)}</Table.Th>
              <Table.Th ta="right">{t(NOTE.billed)}</Table.Th>
              <Table.Th w={270}>{t(NOTE.amount)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.slice(0, SHOWN).map(({ position, clause, subject, amount }) => {
              const text = amounts[position] ?? '';
              return (
                <Table.Tr key={position}>
                  <Table.Td>{clause}</Table.Td>
                  <Table.Td>{subject}</Table.Td>
                  <Table.Td className="amount">
                    <Amount value={amount} currency={invoice.currency} />
                  </Table.Td>
                  <Table.Td>
                    <Group gap={4} wrap="nowrap">
                      <TextInput
                        aria-label={`${t(NOTE.amount)} ${clause} ${subject}`}
                        value={text}
                        inputMode="decimal"
                        error={text !== '' && typedMoney(text, invoice.currency) === undefined}
                        onChange={({ currentTarget: { value } }) =>
                          set({ ...amounts, [position]: value })
                        }
                      />
                      {!amount.startsWith('-') && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          flex="none"
                          onClick={() => set({ ...amounts, [position]: amount })}
                        >
                          {t(NOTE.whole)}
                        </Button>
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {found.length > SHOWN && (
        <Words size="xs" className="quiet">
          {t(NOTE.shown, { count: SHOWN })}
        </Words>
      )}
    </>
  );
}
