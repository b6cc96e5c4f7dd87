// Vitest for the whole house: one project, every test under tests/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['tests/support/setup.ts'],
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    allowOnly: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
