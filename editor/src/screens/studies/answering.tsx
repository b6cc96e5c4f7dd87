// Studies, answer: the author asks, an expert or a manager answers what was read.
import { Alert, Button, Group, Radio, Stack, Textarea, Text as Words } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { answerStudy, askAnswer, type Study } from '../../api/studies.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FormFoot } from '../../parts/form-foot.tsx';
import { useKept } from '../../parts/kept.ts';
import { usePersonName } from '../../parts/person.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { STUDIES } from './studies.texts.ts';

const ANSWERS = [
  ['go', STUDIES.go],
  ['conditions', STUDIES.conditions],
  ['no go', STUDIES.noGo],
] as const;
type Given = (typeof ANSWERS)[number][0];

const NO_ANSWER: { readonly answer: Given; readonly note: string } = { answer: 'go', note: '' };

/** What was answered, in words; nothing before that. */
export function GivenAnswer({ study }: { readonly study: Study }) {
  const { t } = useSpeech();
  const nameOf = usePersonName();
  const [, words] = ANSWERS.find(([answer]) => answer === study.answer) ?? [];
  if (words === undefined) return null;
  const said = { answer: t(words), person: nameOf(study.answeredBy), note: study.answerNote };
  return (
    <Alert color={study.answer === 'no go' ? 'red' : 'green'} p="xs" role="note">
      {t(STUDIES.answered, said)}
    </Alert>
  );
}

/** The buttons of question and answer. */
export function Answering({
  study,
  tag,
  isMine,
  isChanged,
}: {
  readonly study: Study;
  readonly tag: string;
  readonly isMine: boolean;
  readonly isChanged: boolean;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const [open, setOpen] = useState<'ask' | 'answer'>();
  const { study: id, state } = study;
  const close = () => setOpen(undefined);
  return (
    <>
      {isMine && state === 'draft' && (
        <Button variant="default" disabled={isChanged} onClick={() => setOpen('ask')}>
          {t(STUDIES.ask)}
        </Button>
      )}
      {!isMine && state === 'asked' && may('study.approve') && (
        <Button onClick={() => setOpen('answer')}>{t(STUDIES.answer)}</Button>
      )}
      <GivenAnswer study={study} />
      <Confirm
        opened={open === 'ask'}
        onClose={close}
        title={t(STUDIES.askTitle, { study: id })}
        does={t(STUDIES.ask)}
        act={() => askAnswer(id)}
      >
        <Words size="sm">{t(STUDIES.askAbout)}</Words>
      </Confirm>
      <Dialog
        opened={open === 'answer'}
        onClose={close}
        title={t(STUDIES.answerTitle, { study: id })}
      >
        <AnswerForm id={id} tag={tag} onClose={close} />
      </Dialog>
    </>
  );
}

function AnswerForm({
  id,
  tag,
  onClose,
}: {
  readonly id: string;
  readonly tag: string;
  readonly onClose: () => void;
}) {
  const { t } = useSpeech();
  const kept = useKept(`study/${id}/answer`, NO_ANSWER);
  const { value: typed, set, forget } = kept;
  const giving = useMutation({
    mutationFn: () => answerStudy(id, tag, typed),
    onSuccess: () => {
      forget();
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        giving.mutate();
      }}
    >
      <Stack gap="sm">
        <Radio.Group
          aria-label={t(STUDIES.answer)}
          value={typed.answer}
          onChange={(next) => set({ ...typed, answer: next as Given })}
        >
          <Group gap="md">
            {ANSWERS.map(([value, words]) => (
              <Radio key={value} size="xs" value={value} label={t(words)} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          aria-label={t(STUDIES.note)}
          autosize
          minRows={3}
          value={typed.note}
          onChange={({ currentTarget }) => set({ ...typed, note: currentTarget.value })}
        />
        <FormFoot kept={kept} sending={giving} does={t(STUDIES.answer)} />
      </Stack>
    </form>
  );
}
