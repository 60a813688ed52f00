#!/usr/bin/env node
import { prepare } from './prepare.js';

prepare();
const { main } = await import('../dist/bundle/code/main.js');
await main(process.argv.slice(2));
