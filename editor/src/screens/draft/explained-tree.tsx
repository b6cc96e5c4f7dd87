// Draft review, explained: the computation of a line as it was rated. In: a line of a draft. Out:
// its tree in words, whose clauses and rows lead to the text of the version that it was rated by.
import { type Explanation, shownTree } from '@avenant/engine';
import { useEffect, useMemo } from 'react';
import { type DraftId, useDraft, useExplained } from '../../api/drafts.ts';
import { ExplanationTree } from '../../contract/explanation-tree.tsx';
import { markStep } from '../../parts/first-steps.ts';
import { Failed, Loading } from '../../parts/states.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { TextLink } from './text-link.tsx';

/** The tree of a line. */
export function ExplainedTree({
  draft,
  line,
  isWhole = false,
}: {
  readonly draft: DraftId;
  readonly line: string;
  /** Nothing is folded: for paper. */
  readonly isWhole?: boolean;
}) {
  const { language } = useSpeech();
  const { data, error, isPending, refetch } = useExplained(draft, line);
  const { data: rated } = useDraft(draft);
  const tree = useMemo(
    // What JSON leaves out is absent, which the types of answers do not tell.
    () => (data === undefined ? null : shownTree(data.explanation as Explanation, language)),
    [data, language],
  );
  useEffect(() => {
    if (data !== undefined) markStep('explain');
  }, [data]);
  if (isPending) return <Loading />;
  if (tree === null) return <Failed error={error} retry={() => void refetch()} />;
  if (rated === undefined) return <Loading />;
  return (
    <ExplanationTree
      {...{ tree, isWhole }}
      way={(origin, words) => (
        <TextLink
          draft={rated}
          {...('clause' in origin ? { clause: origin.clause } : {})}
          place={origin.place}
        >
          {words}
        </TextLink>
      )}
    />
  );
}
