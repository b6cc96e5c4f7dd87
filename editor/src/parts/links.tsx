// Parts, links: what looks like a button or a link and leads to a screen, its address typed.
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Own<Props> = Props &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & {
    readonly ref?: Ref<HTMLAnchorElement>;
  };

const PlainAnchor = (props: Own<AnchorProps>) => <Anchor {...props} />;
const PlainButton = (props: Own<ButtonProps>) => <Button component="a" {...props} />;

/** A link in a text or a table. */
export const AnchorLink: LinkComponent<typeof PlainAnchor> = createLink(PlainAnchor);

/** A button that leads somewhere. */
export const ButtonLink: LinkComponent<typeof PlainButton> = createLink(PlainButton);
