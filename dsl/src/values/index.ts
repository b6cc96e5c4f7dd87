// Stage: values, the lowest layer of the language and the engine. Everything it offers: exact
// numbers and their text, rounding, allocation, civil dates and timestamps, intervals, units,
// currencies and names. Pure: no clock, no disk, no network.

export * from './allocate.ts';
export * from './currency.ts';
export * from './date.ts';
export * from './decimal-text.ts';
export * from './instant.ts';
export * from './intervals.ts';
export * from './rational.ts';
export * from './rounding.ts';
export * from './sha256.ts';
export * from './text.ts';
export * from './unit-factor.ts';
export * from './units.ts';
