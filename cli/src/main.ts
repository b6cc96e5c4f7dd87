#!/usr/bin/env node
// The avenant command, to be written.
console.log(`avenant on Node ${process.version}`);
