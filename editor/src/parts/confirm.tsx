// Parts, confirm: a dialog that asks before something is done, with what will happen, and a reason
// where one is wanted. In: words and an act. Out: the act done, or the refusal shown in the dialog.
import { Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONFIRM } from './confirm.texts.ts';
import { Dialog } from './dialog.tsx';
import { FormFoot } from './form-foot.tsx';
import { useKept } from './kept.ts';

interface Asking {
  readonly onClose: () => void;
  /** The button's word: what it does. */
  readonly does: string;
  readonly danger?: boolean;
  /** Words that go with the act, kept at a place until it is done. Absent: none are wanted. */
  readonly reason?: { readonly place: string; readonly isOptional?: boolean };
  readonly act: (reason: string) => Promise<unknown>;
  /** What will happen. */
  readonly children?: ReactNode;
}

/** Asks before an act. */
export function Confirm({
  opened,
  title,
  ...asking
}: Asking & { readonly opened: boolean; readonly title: string }) {
  return (
    <Dialog opened={opened} onClose={asking.onClose} title={title} size="md">
      <Question {...asking} />
    </Dialog>
  );
}

function Question({ onClose, does, danger = false, reason, act, children }: Asking) {
  const { t } = useSpeech();
  const kept = useKept(reason?.place ?? '', '');
  const { value: words, set, forget } = kept;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => act(words.trim()),
    onSuccess: () => {
      forget();
      onClose();
    },
  });
  const isWanted = reason !== undefined && reason.isOptional !== true;
  const isMissing = isWanted && words.trim() === '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) mutate();
      }}
    >
      <Stack gap="sm">
        {children}
        {reason !== undefined && (
          <Textarea
            label={t(isWanted ? CONFIRM.reason : CONFIRM.optional)}
            value={words}
            onChange={({ currentTarget }) => set(currentTarget.value)}
            required={isWanted}
            autosize
            minRows={2}
            maxRows={8}
            data-autofocus
          />
        )}
        <FormFoot
          kept={kept}
          sending={{ error, isPending }}
          does={does}
          isMissing={isMissing}
          onCancel={onClose}
          danger={danger}
        />
      </Stack>
    </form>
  );
}
