// Parts, links: buttons and words that lead to another screen, their addresses checked by the
// router.
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Rest<Own> = Omit<ComponentPropsWithRef<'a'>, keyof Own>;

function AnchorButton(props: ButtonProps & Rest<ButtonProps>) {
  return <Button component="a" {...props} />;
}

function AnchorWords(props: AnchorProps & Rest<AnchorProps>) {
  return <Anchor {...props} />;
}

/** A button that leads to a screen. */
export const LinkButton = createLink(AnchorButton);

/** Words that lead to a screen. */
export const LinkWords = createLink(AnchorWords);
