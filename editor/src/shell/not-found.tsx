// Shell: an address that shows nothing.
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/states.tsx';
import { useSpeech } from '../texts/language.tsx';
import { SHELL } from './shell.texts.ts';

/** Says that there is nothing at an address, and leads home. */
export function NotFound() {
  const { t } = useSpeech();
  return (
    <Empty title={t(SHELL.notFound)}>
      <Anchor component={Link} to="/">
        {t(SHELL.toHome)}
      </Anchor>
    </Empty>
  );
}
