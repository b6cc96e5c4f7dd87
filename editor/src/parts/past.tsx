// Parts, past: the audit beside an object: who did what to it, when and why. In: the object's kind
// and id as the audit has them. Out: a button that opens the panel.

import { ActionIcon, Button, Timeline, Text as Words } from '@mantine/core';

import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { usePast } from '../api/audit.ts';
import { useMay } from '../api/session.ts';
import { useSpeech } from '../texts/language.tsx';
import { SidePanel } from './dialog.tsx';
import { ACTS, KINDS, PAST } from './past.texts.ts';
import { Person } from './person.tsx';
import { Empty, Failed, Loading } from './states.tsx';

/** What an event may tell of an object: the words and amount of an adjustment, a comment. */
interface Said {
  readonly label?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly text?: string;
}

/** The button of an object's past; nothing to who may read no audit. */
export function PastButton({
  kind,
  id,
  isSmall = false,
}: {
  readonly kind: string;
  readonly id: string;
  /** A sign alone, where there is no room for words. */
  readonly isSmall?: boolean;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const [opened, setOpened] = useState(false);
  if (!may('audit.read')) return null;
  return (
    <>
      {isSmall ? (
        <ActionIcon
          variant="subtle"
          aria-label={t(PAST.openOf, { id })}
          title={t(PAST.open)}
          onClick={() => setOpened(true)}
        >
          <IconHistory size={14} />
        </ActionIcon>
      ) : (
        <Button
          variant="default"
          leftSection={<IconHistory size={14} />}
          onClick={() => setOpened(true)}
        >
          {t(PAST.open)}
        </Button>
      )}
      <SidePanel opened={opened} onClose={() => setOpened(false)} title={t(PAST.title)}>
        <Past kind={kind} id={id} />
      </SidePanel>
    </>
  );
}

function Past({ kind, id }: { readonly kind: string; readonly id: string }) {
  const { t, instant, money } = useSpeech();
  const { data, error, isPending, refetch } = usePast(kind, id);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  const { events, isOwn } = data;
  return (
    <>
      {isOwn && (
        <Words size="xs" className="quiet" mb="sm">
          {t(PAST.own)}
        </Words>
      )}
      {events.length === 0 && <Empty title={t(PAST.none)} />}
      <Timeline bulletSize={10} lineWidth={1}>
        {events.map(({ event, action, actor, at, reason, after, ...object }) => {
          const words = ACTS[action];
          const of = object.kind === kind && object.id === id ? undefined : KINDS[object.kind];
          const { label, amount, currency, text } = (after ?? {}) as Said;
          return (
            <Timeline.Item key={event} title={words === undefined ? action : t(words)}>
              {of !== undefined && (
                <Words size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {t(of, { id: label ?? object.id })}
                  {amount !== undefined && currency !== undefined && `, ${money(amount, currency)}`}
                </Words>
              )}
              {text !== undefined && <Words size="sm">{text}</Words>}
              <Words size="xs" className="quiet">
                <Person id={actor} /> · {instant(at)}
              </Words>
              {reason !== '' && <Words size="sm">{reason}</Words>}
            </Timeline.Item>
          );
        })}
      </Timeline>
    </>
  );
}
