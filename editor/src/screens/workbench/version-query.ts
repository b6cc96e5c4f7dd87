// Workbench, versions: asks the server for one. In: its number. Out: a query.
import { client, read } from '../../api/client.ts';

/** Asks for a version with its texts. */
export const versionQuery = (contract: string, version: number) => ({
  queryKey: ['version', contract, version],
  queryFn: () =>
    read(
      client.contracts[':contract'].versions[':version'].$get({
        param: { contract, version: `${version}` },
      }),
    ),
});
