// Parts, states: what a place shows while it has nothing to show. In: why. Out: words and a way on.
import { Alert, Button, Center, Group, Loader, Stack, Text as Words } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useSpeech } from '../texts/language.tsx';
import { STATES } from './states.texts.ts';

const FORBIDDEN = 403;

/** Something is on its way. */
export function Loading({ what }: { readonly what?: string }) {
  const { t } = useSpeech();
  return (
    <Center mih={160} role="status">
      <Group gap="sm">
        <Loader size="sm" />
        <Words size="sm" className="quiet">
          {what ?? t(STATES.loading)}
        </Words>
      </Group>
    </Center>
  );
}

/** There is nothing: says why, and what to do about it. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <Center mih={200}>
      <Stack align="center" gap="xs" maw={460} ta="center">
        <IconInbox size={34} stroke={1.2} aria-hidden />
        <Words fw={600}>{title}</Words>
        {children}
      </Stack>
    </Center>
  );
}

/**
 * Something was refused or went wrong: what, under which number, and trying again unless that
 * cannot help: a right that one has not got.
 */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t } = useSpeech();
  const { title, detail, code, request } = useFailure(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={title} role="alert" m="md" maw={720}>
      <Stack gap="xs">
        {detail !== '' && <Words size="sm">{detail}</Words>}
        <Group gap="md">
          {retry !== undefined && !isForbidden(error) && (
            <Button variant="default" onClick={retry}>
              {t(STATES.again)}
            </Button>
          )}
          <Words size="xs" className="quiet">
            {[code, request].filter((part) => part !== '').join(' · ')}
          </Words>
        </Group>
      </Stack>
    </Alert>
  );
}

const isForbidden = (error: unknown) => error instanceof ApiProblem && error.status === FORBIDDEN;

/** An error in words. */
export function useFailure(error: unknown) {
  const { t } = useSpeech();
  if (error instanceof ApiProblem && error.code === 'offline') {
    const told = { title: t(STATES.offline), detail: t(STATES.offlineDetail) };
    return { ...told, code: '', request: '' };
  }
  if (error instanceof ApiProblem) {
    const { title, detail, code, request } = error;
    return { title, detail, code, request };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { title: t(STATES.ourMistake), detail, code: '', request: '' };
}
