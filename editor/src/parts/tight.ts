// Parts, tight: whether the window is narrow, as at 200 % zoom of a small one. In: the window. Out:
// yes or no, as it changes. Style sheets ask the same: `max-width: 56em`.
import { useMediaQuery } from '@mantine/hooks';

const TIGHT = '(max-width: 56em)';

/** Whether parts stand below each other rather than side by side. */
export function useTight(): boolean {
  return useMediaQuery(TIGHT, false, { getInitialValueInEffect: false }) === true;
}
