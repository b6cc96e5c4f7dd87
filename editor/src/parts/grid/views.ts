// Grid, saved views: views under names, kept in this browser. In: the name of a grid. Out: its
// views.
import { useLocalStorage } from '@mantine/hooks';
import { type GridView, readView } from './view.ts';

/** Saved views by name. */
export type SavedViews = Readonly<Record<string, GridView>>;

function readViews(kept: string | undefined): SavedViews {
  try {
    const told: unknown = JSON.parse(kept ?? '{}');
    if (typeof told !== 'object' || told === null) return {};
    return Object.fromEntries(Object.entries(told).map(([name, view]) => [name, readView(view)]));
  } catch {
    return {};
  }
}

/** The saved views of a grid. */
export function useSavedViews(grid: string) {
  const [views, setViews] = useLocalStorage<SavedViews>({
    key: `avenant.views.${grid}`,
    defaultValue: {},
    deserialize: readViews,
    getInitialValueInEffect: false,
  });
  return {
    views,
    save: (name: string, view: GridView) => setViews({ ...views, [name]: view }),
    remove: (name: string) => {
      const { [name]: _, ...others } = views;
      setViews(others);
    },
  };
}
