// Draft review, text: the way from a draft to the words of the contract that it was rated by. In: a
// draft, and which clause or place. Out: a link to the workbench at that version; words alone to
// who may read no contract.
import type { ReactNode } from 'react';
import type { Draft } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { LinkWords } from '../../parts/links.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { EXPLAIN } from './draft.texts.ts';

/** A link to words of the contract. */
export function TextLink({
  draft: { contract, version, period },
  clause,
  place,
  children,
}: {
  readonly draft: Pick<Draft, 'contract' | 'version' | 'period'>;
  readonly clause?: string;
  /** Where they stand; absent: where the clause does, or the text begins. */
  readonly place?: { readonly file: string; readonly line: number };
  readonly children: ReactNode;
}) {
  const may = useMay();
  if (!may('contract.read')) return children;
  return (
    <LinkWords
      inherit
      underline="always"
      to="/contracts/$contract"
      params={{ contract }}
      search={{
        version,
        month: period,
        ...(clause === undefined || clause === '' ? {} : { clause }),
        ...(place === undefined ? {} : { file: place.file, at: place.line }),
      }}
    >
      {children}
    </LinkWords>
  );
}

/** A clause as a link to its words, by name and version; nothing for a line that no clause made. */
export function ClauseLink({
  draft,
  clause,
}: {
  readonly draft: Pick<Draft, 'contract' | 'version' | 'period'>;
  readonly clause: string;
}) {
  const { t } = useSpeech();
  if (clause === '') return null;
  return (
    <TextLink {...{ draft, clause }}>
      {t(EXPLAIN.clause, { clause, version: draft.version })}
    </TextLink>
  );
}
