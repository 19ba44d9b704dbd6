#!/usr/bin/env node
import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../definition/catalogue.js'
import { runCli } from './run-cli.js'

const status = await runCli(process.argv.slice(2), createCatalogue(nodes), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
})
process.exitCode = status
