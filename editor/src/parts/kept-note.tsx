// Parts, kept note: tells that what stands in a form was typed earlier, with a way to drop it. In:
// what is kept. Out: the note, or nothing.
import { Button, Group, Text as Words } from '@mantine/core';
import { useSpeech } from '../texts/language.tsx';
import { KEPT } from './kept.texts.ts';
import type { Kept } from './kept.ts';

/** The note above a form. */
export function KeptNote({ kept }: { readonly kept: Omit<Kept<unknown>, 'value' | 'set'> }) {
  const { t, instant } = useSpeech();
  const { since, isFull, isTyped, forget } = kept;
  return (
    <>
      {isFull && isTyped && (
        <Words size="xs" role="alert">
          {t(KEPT.full)}
        </Words>
      )}
      {since !== undefined && (
        <Group gap="xs">
          <Words size="xs" className="quiet" role="status">
            {t(KEPT.from, { at: instant(since) })}
          </Words>
          <Button variant="subtle" size="compact-xs" onClick={() => forget()}>
            {t(KEPT.drop)}
          </Button>
        </Group>
      )}
    </>
  );
}
