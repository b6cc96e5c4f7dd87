// Parts, print: the button that prints, and whether a page is being printed, for what stands on
// paper otherwise than on a screen. What every page does on paper is in `app.css`.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { PRINT } from './print.texts.ts';

/** Prints what is shown. */
export function PrintButton() {
  const { t } = useSpeech();
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={14} />}
      onClick={() => window.print()}
    >
      {t(PRINT.print)}
    </Button>
  );
}

const paper = () => window.matchMedia('print');

function subscribe(listener: () => void): () => void {
  const media = paper();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the page is being put on paper. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => paper().matches);
