// Workbench, notes: what is to be known of the texts on the desk: restored, in conflict, a trial.
// In: a desk and what came of an act. Out: the way on.
import { Alert, Button, Group, Stack, Text as Words } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import type { Desk } from '../../contract/desk.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { KEPT } from '../../parts/kept.texts.ts';
import { useSpeech } from '../../texts/language.tsx';
import type { Version } from './versions.ts';
import { STATES, WORKBENCH } from './workbench.texts.ts';

/** What came of an act. */
export interface Told {
  readonly words: string;
  readonly isBad: boolean;
}

/** Notes above the bench; none when there is nothing to say. */
export function DeskNotes({
  desk,
  version,
  told,
  onRead,
}: {
  readonly desk: Desk;
  readonly version: Version;
  readonly told: Told | undefined;
  readonly onRead: () => void;
}) {
  const { t, instant } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  const isChanged = useSyncExternalStore(desk.subscribe, () => desk.isChanged);
  const conflict = useSyncExternalStore(desk.subscribe, () => desk.conflict);
  const isDraft = version.state === 'draft' || version.state === 'rejected';
  const trial = t(WORKBENCH.trial, { state: t(STATES[version.state]) });
  return (
    <>
      {told !== undefined && (
        <Alert
          {...{ p: 6, color: told.isBad ? 'red' : 'teal', role: 'status' }}
          withCloseButton
          closeButtonLabel={t(WORKBENCH.close)}
          onClose={onRead}
        >
          {told.words}
        </Alert>
      )}
      {conflict !== undefined && (
        <Alert p={6} color="orange" role="alert">
          <Group gap="sm">
            <Words size="sm">{t(WORKBENCH.conflict)}</Words>
            <Button variant="default" onClick={() => desk.takeKept()}>
              {t(WORKBENCH.takeMine)}
            </Button>
            <Button variant="default" onClick={() => desk.discard()}>
              {t(WORKBENCH.takeTheirs)}
            </Button>
          </Group>
        </Alert>
      )}
      {isChanged && (desk.restored !== undefined || !isDraft) && (
        <Alert p={6} color="yellow" role="status">
          <Group gap="sm" justify="space-between">
            <Words size="sm">
              {isDraft ? t(WORKBENCH.restored) : trial}
              {desk.restored !== undefined && ` ${t(KEPT.from, { at: instant(desk.restored) })}`}
            </Words>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t(WORKBENCH.discard)}
            </Button>
          </Group>
        </Alert>
      )}
      <Dialog opened={isAsking} onClose={() => setAsking(false)} title={t(WORKBENCH.discardTitle)}>
        <Stack gap="sm">
          <Words size="sm">{t(WORKBENCH.discardDetail, { files: desk.changed.join(', ') })}</Words>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t(WORKBENCH.cancel)}
            </Button>
            <Button
              color="red"
              onClick={() => {
                desk.discard();
                setAsking(false);
              }}
            >
              {t(WORKBENCH.discard)}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
