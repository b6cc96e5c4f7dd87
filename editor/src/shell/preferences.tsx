// Shell, preferences: the language and the colours, at a switch.
import {
  ActionIcon,
  Group,
  SegmentedControl,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useLanguage, useSpeech } from '../texts/language.tsx';
import { LANGUAGES } from '../texts/text.ts';
import { SHELL } from './shell.texts.ts';

/** The switches of language and colours. */
export function Preferences() {
  const { t } = useSpeech();
  const { language, choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const isDark = scheme === 'dark';
  const toggle = t(isDark ? SHELL.toLight : SHELL.toDark);
  return (
    <Group gap="xs" wrap="nowrap">
      <SegmentedControl
        aria-label={t(SHELL.language)}
        data={LANGUAGES.map((value) => ({ value, label: value.toUpperCase() }))}
        value={language}
        onChange={choose}
      />
      <Tooltip label={toggle}>
        <ActionIcon
          variant="default"
          aria-label={toggle}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? <IconSun size={16} /> : <IconMoon size={16} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
