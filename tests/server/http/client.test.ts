// The typed client: names stand in addresses as they are, whatever signs they hold.
import { expect, it } from 'vitest';
import { createClient } from '../../../server/src/http/client.ts';

it('asks for a name with slashes and blanks under that very name', async () => {
  const asked: string[] = [];
  const client = createClient('http://here', {}, async (input) => {
    asked.push(String(input));
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  });
  const param = { contract: 'CTR 1/2é' };
  await client.contracts[':contract'].versions.$get({ param, query: { limit: '2' } });
  await client.contracts.$get({ query: {} });
  const at = 'http://here/api/v1/contracts';
  expect(asked).toEqual([`${at}/CTR%201%2F2%C3%A9/versions?limit=2`, at]);
});
