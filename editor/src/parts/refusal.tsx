// Parts, refusal: what the server refused, shown where it happened. In: an error, or none. Out: its
// title, detail and code.
import { Alert, Text as Words } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFailure } from './states.tsx';

/** A refusal; nothing without an error. */
export function Refusal({ error }: { readonly error: unknown }) {
  const { title, detail, code } = useFailure(error);
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={title} role="alert" p="xs">
      <Words size="sm">
        {detail} {code !== '' && <span className="quiet">{code}</span>}
      </Words>
    </Alert>
  );
}
