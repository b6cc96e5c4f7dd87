// Parts, confirm: a dialog that asks before something is done, with what will happen, and a reason
// where one is wanted. In: words and an act. Out: the act done, or the refusal shown in the dialog.
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONFIRM } from './confirm.texts.ts';
import { Dialog } from './dialog.tsx';
import { Refusal } from './refusal.tsx';

/** Asks before an act. The reason typed stays until the act is done. */
export function Confirm({
  opened,
  onClose,
  title,
  does,
  danger = false,
  reason = 'none',
  act,
  children,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** The button's word: what it does. */
  readonly does: string;
  readonly danger?: boolean;
  /** Whether words are wanted. */
  readonly reason?: 'none' | 'optional' | 'wanted';
  readonly act: (reason: string) => Promise<unknown>;
  /** What will happen. */
  readonly children?: ReactNode;
}) {
  const { t } = useSpeech();
  const [words, setWords] = useState('');
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => act(words.trim()),
    onSuccess: () => {
      setWords('');
      onClose();
    },
  });
  const close = () => {
    reset();
    onClose();
  };
  const isMissing = reason === 'wanted' && words.trim() === '';
  return (
    <Dialog opened={opened} onClose={close} title={title} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isMissing) mutate();
        }}
      >
        <Stack gap="sm">
          {children}
          {reason !== 'none' && (
            <Textarea
              label={t(reason === 'wanted' ? CONFIRM.reason : CONFIRM.optional)}
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
              required={reason === 'wanted'}
              autosize
              minRows={2}
              maxRows={8}
              data-autofocus
            />
          )}
          <Refusal error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {t(CONFIRM.cancel)}
            </Button>
            <Button
              type="submit"
              loading={isPending}
              disabled={isMissing}
              {...(danger ? { color: 'red' } : {})}
            >
              {does}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
