// Shell: the mark of a server whose data are examples and whose passwords everybody knows.
import { Badge, Tooltip } from '@mantine/core';
import { useSpeech } from '../texts/language.tsx';
import { SHELL } from './shell.texts.ts';

/** Says that this is a demo. */
export function DemoBadge() {
  const { t } = useSpeech();
  return (
    <Tooltip label={t(SHELL.demoAbout)}>
      <Badge variant="filled" color="yellow.4" c="black" miw="max-content">
        {t(SHELL.demo)}
      </Badge>
    </Tooltip>
  );
}
