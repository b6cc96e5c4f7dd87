// Parts, form foot: what stands below the fields of every form. In: what is kept of it, how sending
// it went. Out: the note of what was kept, the refusal, and what sends it.
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { CONFIRM } from './confirm.texts.ts';
import type { Kept } from './kept.ts';
import { KeptNote } from './kept-note.tsx';
import { Refusal } from './refusal.tsx';

/** How it stands with a form. */
export interface FormFootProps {
  readonly kept: Omit<Kept<unknown>, 'value' | 'set'>;
  /** How sending it goes, or went. */
  readonly sending: { readonly error: unknown; readonly isPending: boolean };
  /** What the act is called. */
  readonly does: string;
  /** Whether something is missing, or is no such thing. */
  readonly isMissing?: boolean;
  /** Whether it cannot be taken back. */
  readonly danger?: boolean;
  /** Leaves the form; without it nothing but its own way out does. */
  readonly onCancel?: () => void;
  /** What stands before the act, such as a sum. */
  readonly children?: ReactNode;
}

/** The end of a form. */
export function FormFoot(props: FormFootProps) {
  const { kept, sending, does, isMissing = false, danger = false, onCancel, children } = props;
  const { t } = useSpeech();
  return (
    <>
      <KeptNote kept={kept} />
      <Refusal error={sending.error} />
      <Group justify={children === undefined ? 'flex-end' : 'space-between'} gap="xs">
        {children}
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t(CONFIRM.cancel)}
          </Button>
        )}
        <Button
          type="submit"
          loading={sending.isPending}
          disabled={isMissing}
          {...(danger ? { color: 'red' } : {})}
        >
          {does}
        </Button>
      </Group>
    </>
  );
}
