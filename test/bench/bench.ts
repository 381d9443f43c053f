import { machineLine, type Row, writeResults } from './frame.ts'
import { run as banStorm } from './suites/ban-storm.ts'
import { run as dashboard } from './suites/dashboard.ts'
import { run as history } from './suites/history.ts'
import { run as limiterAccuracy } from './suites/limiter-accuracy.ts'
import { run as limiterOverhead } from './suites/limiter-overhead.ts'
import { run as sessions } from './suites/sessions.ts'
import { run as throughput } from './suites/throughput.ts'

const suites: Readonly<Record<string, () => Promise<Row[]>>> = {
  throughput,
  sessions,
  'ban-storm': banStorm,
  'limiter-overhead': limiterOverhead,
  'limiter-accuracy': limiterAccuracy,
  history,
  dashboard,
}

/** Runs the named suites, or all of them: `npm run bench`, `npm run bench -- sessions`. Flags are the suites' own. */
export async function run(words: string[]): Promise<void> {
  const names = words.filter((word) => !word.startsWith('--'))
  const chosen = names.length === 0 ? Object.keys(suites) : names
  console.log(`${machineLine()}; medians`)
  for (const name of chosen) {
    const suite = suites[name]
    if (suite === undefined) throw new Error(`No suite ${name}; there are ${Object.keys(suites).join(', ')}`)
    console.log(`\n${name}`)
    writeResults(name, await suite())
  }
}
