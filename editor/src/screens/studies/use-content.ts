// Studies, content: what is studied as it is typed. In: a study as read. Out: its content with the
// changes, kept in this browser until they are saved, and what saves them.
import { useLocalStorage } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Scenario, type Study, type StudyContent, saveStudy } from '../../api/studies.ts';

interface Draft {
  readonly content: StudyContent | null;
}

/** The content of a study that was read, under a tag. */
export function useContent(study: Study, tag: string) {
  const { title, about, fromPeriod, scenarios } = study;
  const [draft, setDraft, forget] = useLocalStorage<Draft>({
    key: `avenant.study.${study.study}`,
    defaultValue: { content: null },
    getInitialValueInEffect: false,
  });
  const content = draft.content ?? { title, about, fromPeriod, scenarios };
  const change = useCallback(
    (next: (before: StudyContent) => StudyContent) =>
      setDraft((before) => ({
        content: next(before.content ?? { title, about, fromPeriod, scenarios }),
      })),
    [setDraft, title, about, fromPeriod, scenarios],
  );
  const changeScenario = useCallback(
    (at: number, next: Partial<Scenario>) =>
      change((before) => ({
        ...before,
        scenarios: before.scenarios.map((one, nth) => (nth === at ? { ...one, ...next } : one)),
      })),
    [change],
  );
  const saving = useMutation({
    mutationFn: () => saveStudy(study.study, tag, content),
    onSuccess: () => forget(),
  });
  return { content, change, changeScenario, saving, forget, isChanged: draft.content !== null };
}
