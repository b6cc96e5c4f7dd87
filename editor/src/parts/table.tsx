// Part, a table: as the library's, in a place of its own that scrolls when the table is wider, so
// that the screen never does. In: what a table takes. Out: the table.
import { Table as Bare, type TableProps } from '@mantine/core';

function Sideways(props: TableProps) {
  return (
    <div className="sideways">
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
