// Vitest for the whole house: every test under tests/. Those of the server share one real PostgreSQL
// and one migrated snapshot of the embedded database, made before the first of them; those in the
// browser share one build of the web application and one data folder with the examples.
import { defineConfig } from 'vitest/config';

const SERVER = 'tests/server/**/*.test.ts';
const BROWSER = 'tests/browser/**/*.test.ts';

const common = {
  setupFiles: ['tests/support/setup.ts'],
  environment: 'node' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

// A worker runs file after file with modules loaded once, as a server lives with them for months:
// nothing of ours keeps state in a module. Loading them anew was a quarter of these tests' time.
const shared = { isolate: false };

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          ...common,
          name: 'core',
          ...shared,
          include: ['tests/**/*.test.ts'],
          exclude: [SERVER, BROWSER],
        },
      },
      {
        test: {
          ...common,
          name: 'server',
          ...shared,
          include: [SERVER],
          globalSetup: ['tests/support/databases-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: [BROWSER],
          globalSetup: ['tests/support/browser-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
