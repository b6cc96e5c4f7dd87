// Parts, badges: the state of a thing in a word and a colour. In: what it is and its state. Out: a
// badge; a state without a word shows as it is.
import { Badge } from '@mantine/core';
import { useSpeech } from '../texts/language.tsx';
import type { Text } from '../texts/text.ts';
import { STATE_WORDS } from './badges.texts.ts';

/** What has states. */
export type Stated = keyof typeof STATE_WORDS;

const worded = (of: Stated): Readonly<Record<string, readonly [Text, string]>> => STATE_WORDS[of];

/** The word of a state. */
export function useStateWord(): (of: Stated, state: string) => string {
  const { t } = useSpeech();
  return (of, state) => {
    const [words] = worded(of)[state] ?? [];
    return words === undefined ? state : t(words);
  };
}

// The library's own words on its light colours are too faint to read.
const ink = (colour: string): string => {
  const shade = (at: number) => `var(--mantine-color-${colour}-${at})`;
  return `light-dark(color-mix(in srgb, ${shade(9)} 65%, #000), ${shade(1)})`;
};

/** A state as a badge. */
export function StateBadge({ of, state }: { readonly of: Stated; readonly state: string }) {
  const word = useStateWord();
  const [, colour = 'gray'] = worded(of)[state] ?? [];
  return (
    <Badge miw="max-content" color={colour} c={ink(colour)}>
      {word(of, state)}
    </Badge>
  );
}
