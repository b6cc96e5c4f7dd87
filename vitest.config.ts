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

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          ...common,
          name: 'core',
          include: ['tests/**/*.test.ts'],
          exclude: [SERVER, BROWSER],
        },
      },
      {
        test: {
          ...common,
          name: 'server',
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
