// My work: the first screen.
import { Page } from '../../parts/page.tsx';
import { useSpeech } from '../../texts/language.tsx';
import { HOME } from './home.texts.ts';

/** My work. */
export function Home() {
  const { t } = useSpeech();
  return <Page title={t(HOME.title)}>{t(HOME.welcome)}</Page>;
}
