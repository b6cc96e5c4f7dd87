// Workbench, panes: places beside or above each other, resized by the mouse or by keys. In: panes.
// Out: the panes with what parts them.
import { Splitter, type SplitterProps } from '@mantine/core';

/** Panes; each is a `Splitter.Pane`. */
export function Panes(props: Omit<SplitterProps, 'step' | 'lineSize' | 'withHandle'>) {
  return <Splitter {...props} step={2} lineSize={5} withHandle={false} />;
}
