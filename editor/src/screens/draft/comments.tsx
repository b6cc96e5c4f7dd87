// Draft review, comments: what people say of a draft or of one of its lines, in order. What is
// typed is kept until it is said.
import { Button, Group, Paper, Stack, Textarea, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { type Comment, comment, type Draft, useComments } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { useKept } from '../../parts/kept.ts';
import { KeptNote } from '../../parts/kept-note.tsx';
import { Person } from '../../parts/person.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { COMMENTS } from './draft.texts.ts';

/** All that was said of a draft. */
export function Comments({ draft }: { readonly draft: Draft }) {
  const { t } = useSpeech();
  const { data, error, isPending, refetch } = useComments(draft);
  if (isPending) return <Loading />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="sm" maw={760}>
      {data.length === 0 && <Empty title={t(COMMENTS.none)} />}
      {data.map((one) => (
        <Said key={one.comment} draft={draft} said={one} />
      ))}
      <Say draft={draft} />
    </Stack>
  );
}

/** What was said of a line. */
export function LineComments({ draft, line }: { readonly draft: Draft; readonly line: string }) {
  const { data } = useComments(draft);
  return (
    <Stack gap="xs" mt="sm">
      {(data ?? [])
        .filter((one) => one.line === line)
        .map((one) => (
          <Said key={one.comment} draft={draft} said={one} />
        ))}
      <Say draft={draft} line={line} />
    </Stack>
  );
}

function Said({ draft, said }: { readonly draft: Draft; readonly said: Comment }) {
  const { t, instant } = useSpeech();
  const { author, at, text, line } = said;
  return (
    <Paper withBorder p="xs">
      <Words size="xs" className="quiet" component="div">
        <Person id={author} /> · {instant(at)}{' '}
        {line !== null && (
          <Link
            to="/drafts/$contract/$draft"
            params={{ contract: draft.contract, draft: draft.draft }}
            search={{ tab: 'lines', line }}
            className="plain"
          >
            {t(COMMENTS.ofLine, { line })}
          </Link>
        )}
      </Words>
      <Words size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Words>
    </Paper>
  );
}

function Say({ draft, line }: { readonly draft: Draft; readonly line?: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const kept = useKept(`comment/${draft.contract}/${draft.draft}/${line ?? ''}`, '');
  const { value: text, set, forget } = kept;
  const field = useRef<HTMLTextAreaElement>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (said: string) => comment(draft, said.trim(), line),
    onSuccess: (_, said) => {
      forget(said);
      // There is nothing to say by the button any more: one goes on where one writes.
      field.current?.focus();
    },
  });
  if (!may('draft.prepare') && !may('draft.validate')) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') mutate(text);
      }}
    >
      <Textarea
        ref={field}
        label={t(line === undefined ? COMMENTS.say : COMMENTS.sayOfLine)}
        value={text}
        onChange={({ currentTarget: { value } }) => set(value)}
        onKeyDown={(event) => {
          if (event.key !== 'F6') event.stopPropagation();
        }}
        autosize
        minRows={1}
        maxRows={8}
      />
      <Refusal error={error} />
      <KeptNote kept={kept} />
      <Group justify="flex-end" mt={4}>
        <Button
          type="submit"
          variant="default"
          size="compact-xs"
          loading={isPending}
          disabled={text.trim() === ''}
        >
          {t(COMMENTS.send)}
        </Button>
      </Group>
    </form>
  );
}
