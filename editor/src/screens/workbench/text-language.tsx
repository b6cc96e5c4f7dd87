// Workbench, language of the text: a contract is read and written in either. In: the desk. Out: the
// desk in the other language; the address remembers it.
import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { Connection } from '../../contract/connection.ts';
import type { Desk } from '../../contract/desk.ts';
import type { WordCalls } from '../../contract/protocol.ts';
import { translateDesk } from '../../contract/translate.ts';
import { useSpeech } from '../../texts/language.tsx';
import { LANGUAGES } from '../../texts/text.ts';
import { WORKBENCH } from './workbench.texts.ts';

const route = getRouteApi('/contracts/$contract');

/** The choice of the language that the text is shown in. */
export function TextLanguage({
  desk,
  words,
  onTold,
}: {
  readonly desk: Desk;
  readonly words: Connection<WordCalls> | undefined;
  readonly onTold: (words: string, isBad?: boolean) => void;
}) {
  const { t } = useSpeech();
  const { language = null } = route.useSearch();
  const navigate = route.useNavigate();
  const told = useEffectEvent((isWhole: boolean) => {
    if (!isWhole) onTold(t(WORKBENCH.notPrinted), true);
  });
  useEffect(() => {
    if (words === undefined) return;
    translateDesk(desk, words, language).then(
      (isWhole) => told(isWhole),
      () => told(false),
    );
  }, [desk, words, language]);
  return (
    <SegmentedControl
      aria-label={t(WORKBENCH.language)}
      data={[
        { value: '', label: t(WORKBENCH.asWritten) },
        { value: 'en', label: 'EN' },
        { value: 'fr', label: 'FR' },
      ]}
      value={language ?? ''}
      onChange={(value) => {
        const next = LANGUAGES.find((one) => one === value);
        void navigate({
          search: ({ language: _, ...old }) =>
            next === undefined ? old : { ...old, language: next },
          replace: true,
        });
      }}
    />
  );
}
