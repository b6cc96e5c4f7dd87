// Test set-up: properties run with one fixed seed, so that a failure is the same everywhere. Try
// others with FC_SEED=n npm test; fast-check prints seed and path of what it finds.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });
