// Workbench, versions: what the server says of one. In: nothing (types only).
import type { Answer, client } from '../../api/client.ts';

type Versions = (typeof client.contracts)[':contract']['versions'];

/** A version with its texts. */
export type Version = Answer<Awaited<ReturnType<Versions[':version']['$get']>>>;

/** A version without them. */
export type VersionHead = Answer<Awaited<ReturnType<Versions['$get']>>>['items'][number];
