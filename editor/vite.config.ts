// Vite for the web application. In: editor/src. Out: editor/dist, as `avenant serve` answers it.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const BROWSERS = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The same reader of tables as on the server, with what a browser lacks.
  resolve: { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } },
  // Colours by day and by night are the browser's own `light-dark`, since its version 123.
  build: { target: 'es2024', cssTarget: BROWSERS, chunkSizeWarningLimit: 5000, emptyOutDir: true },
  worker: { format: 'es' },
  server: {
    port: 5173,
    // For work on the screens: `avenant serve` beside it answers the interface.
    proxy: { '/api': { target: 'http://localhost:8080', changeOrigin: false } },
  },
});
