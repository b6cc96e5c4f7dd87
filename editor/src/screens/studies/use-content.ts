// Studies, content: what is studied as it is typed. In: a study as read. Out: its content with the
// changes, kept until they are saved, and what saves them.
import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type Scenario, type Study, type StudyContent, saveStudy } from '../../api/studies.ts';
import { useKept } from '../../parts/kept.ts';

/** The content of a study that was read, under a tag. */
export function useContent({ study, title, about, fromPeriod, scenarios }: Study, tag: string) {
  const saved = useMemo(
    (): StudyContent => ({ title, about, fromPeriod, scenarios }),
    [title, about, fromPeriod, scenarios],
  );
  const kept = useKept(`study/${study}`, saved);
  const { value: content, set: change, forget } = kept;
  const changeScenario = useCallback(
    (at: number, next: Partial<Scenario>) =>
      change((before) => ({
        ...before,
        scenarios: before.scenarios.map((one, nth) => (nth === at ? { ...one, ...next } : one)),
      })),
    [change],
  );
  const saving = useMutation({
    mutationFn: (typed: StudyContent) => saveStudy(study, tag, typed),
    onSuccess: (_, typed) => forget(typed),
  });
  return { content, kept, change, changeScenario, saving };
}
