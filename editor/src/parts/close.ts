// Parts, close: the name of the cross that closes a dialog, for those who do not see it.
import { useSpeech } from '../texts/language.tsx';
import { CLOSE } from './close.texts.ts';

/** What a dialog or drawer is given so that its cross has a name. */
export function useClose() {
  const { t } = useSpeech();
  return { closeButtonProps: { 'aria-label': t(CLOSE.close) } };
}
