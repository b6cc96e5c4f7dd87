// Parts, dialog: a window over the screen, with a name and a way out that is told to everybody. In:
// its title and content. Out: the dialog while it is open.
import { Drawer, type DrawerProps, Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../texts/language.tsx';
import { DIALOG } from './dialog.texts.ts';

interface Window {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog in the middle of the screen. */
export function Dialog({ size = 'md', ...window }: Window & Pick<ModalProps, 'size'>) {
  const { t } = useSpeech();
  return <Modal {...window} size={size} closeButtonProps={{ 'aria-label': t(DIALOG.close) }} />;
}

/** A panel that comes from the right. */
export function SidePanel(window: Window & Pick<DrawerProps, 'size' | 'overlayProps' | 'styles'>) {
  const { t } = useSpeech();
  const close = { 'aria-label': t(DIALOG.close) };
  return <Drawer {...window} position="right" closeButtonProps={close} />;
}
