#!/usr/bin/env node
import { prepare } from './prepare.js';

prepare();
const { main } = await import('../dist/src/cli/main.js');
await main(process.argv.slice(2));
