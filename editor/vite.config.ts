// Vite for the web application. In: editor/src. Out: editor/dist, as `avenant serve` answers it.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2024',
    // Browsers that know `light-dark()`: written otherwise it would not follow the switch of colours.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 5000,
    emptyOutDir: true,
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    // For work on the screens: `avenant serve` beside it answers the interface.
    proxy: { '/api': { target: 'http://localhost:8080', changeOrigin: false } },
  },
});
