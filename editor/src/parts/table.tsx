// Part, a table: as the library's, in a place of its own that scrolls when the table is wider, so
// that the screen never does. In: what a table takes; a name, where its place may be narrow and
// nothing in the table takes the focus, so that keys scroll it. Out: the table.
import { Table as Bare, type TableProps } from '@mantine/core';

function Sideways({ label, ...props }: TableProps & { readonly label?: string }) {
  const region = label === undefined ? {} : { role: 'region', 'aria-label': label, tabIndex: 0 };
  return (
    <div className="sideways" {...region}>
      <Bare {...props} />
    </div>
  );
}

/** A table, with its parts. */
export const Table = Object.assign(Sideways, {
  Thead: Bare.Thead,
  Tbody: Bare.Tbody,
  Tfoot: Bare.Tfoot,
  Tr: Bare.Tr,
  Th: Bare.Th,
  Td: Bare.Td,
});
