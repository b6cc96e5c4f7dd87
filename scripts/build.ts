// `npm run build`: the web application, built when its sources changed since the last time. In: the
// sources of editor, dsl and engine. Out: editor/dist with a mark of its sources; what is large is
// there compressed, too.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { pathsUnder, repoRoot } from './support/sources.ts';

const DIST = join(repoRoot, 'editor/dist');
const MARK = join(DIST, '.built-from');
const SOURCES = [
  'editor/src',
  'editor/public',
  'dsl/src',
  'engine/src',
  'server/src/http',
  'server/src/files',
];
const FILES = ['editor/index.html', 'editor/vite.config.ts', 'package-lock.json'];
const COMPRESSED_FROM = 2_000;

const mark = markOfSources();
if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== mark) await buildWeb();

async function buildWeb(): Promise<void> {
  await build({ configFile: join(repoRoot, 'editor/vite.config.ts'), logLevel: 'warn' });
  for (const entry of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    const path = join(DIST, entry);
    const isText = /\.(?:js|css|html|svg|json)$/.test(entry);
    if (isText && statSync(path).size > COMPRESSED_FROM) {
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
    }
  }
  writeFileSync(MARK, mark);
  console.log('the web application is built');
}

function markOfSources(): string {
  const hash = createHash('sha256');
  for (const path of [...SOURCES.flatMap((folder) => pathsUnder(folder)), ...FILES]) {
    hash.update(`${path}\n`).update(readFileSync(join(repoRoot, path)));
  }
  return hash.digest('hex');
}
