// Vitest for the whole house: every test under tests/. Those of the server share one real PostgreSQL
// and one migrated snapshot of the embedded database, made before the first of them.
import { defineConfig } from 'vitest/config';

const SERVER = 'tests/server/**/*.test.ts';

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
      { test: { ...common, name: 'core', include: ['tests/**/*.test.ts'], exclude: [SERVER] } },
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
    ],
  },
});
