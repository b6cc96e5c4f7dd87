// Parts, page: the frame of a screen: where one is, its name, what can be done, its content.
import { Anchor, Breadcrumbs, Group, Stack, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';

/** A step of the way to a screen. */
export interface Step {
  readonly label: string;
  readonly to: NonNullable<LinkProps['to']>;
}

/** The frame of a screen. `fill` gives the content all height that is left, to scroll within. */
export function Page({
  title,
  way = [],
  actions,
  aside,
  fill = false,
  children,
}: {
  readonly title: string;
  readonly way?: readonly Step[];
  readonly actions?: ReactNode;
  /** Beside the title: states, dates. */
  readonly aside?: ReactNode;
  readonly fill?: boolean;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Avenant`;
  }, [title]);
  return (
    <Stack
      gap="sm"
      p="md"
      h={fill ? '100%' : undefined}
      // In a low window, as at 200 % zoom, the screen scrolls rather than crush what fills it.
      mih={fill ? '36rem' : undefined}
    >
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={2}>
          {way.length > 0 && (
            <Breadcrumbs separatorMargin={6} fz="xs">
              {way.map(({ label, to }) => (
                <Anchor key={label} component={Link} to={to} fz="xs">
                  {label}
                </Anchor>
              ))}
            </Breadcrumbs>
          )}
          <Group gap="sm">
            <Title order={1}>{title}</Title>
            {aside}
          </Group>
        </Stack>
        <Group gap="xs">{actions}</Group>
      </Group>
      {fill ? <div style={{ flex: 1, minHeight: 0 }}>{children}</div> : children}
    </Stack>
  );
}
