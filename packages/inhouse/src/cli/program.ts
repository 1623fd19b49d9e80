import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { Complaint } from '../complaint.ts'
import { complain } from './print.ts'

/** Runs a command and tells its exit code. Each is loaded when it is called: none waits for others. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(argv)
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (!(error instanceof Complaint)) throw error
    complain(error.message)
    return 1
  }
}

function program(): Command {
  const inhouse = new Command('inhouse')
    .description('Enterprise features inside your own app, compatible with the WorkOS API.')
    .version(version())
    .showHelpAfterError('See inhouse --help.')

  server(inhouse.command('dev'))
    .summary('run a server for development')
    .description('Runs a server for development. It keeps its data and its keys in .inhouse/.')
    .option('--seed <file>', 'create what a YAML or JSON file lists, where it is missing')
    .option('--memory', 'keep nothing')
    .option('--json', 'print one line for scripts, once it listens')
    .action(async (flags) => (await import('./dev.ts')).dev(flags))

  server(inhouse.command('serve'))
    .summary('run a server for production')
    .description('Runs a server for production. It refuses to start where something is missing.')
    .option('--environment <name>', 'the environment: a file or a schema of its own')
    .option('--allow-http', 'answer to plain http from other machines')
    .action(async (flags) => (await import('./serve.ts')).serve(flags))

  tool(inhouse.command('work'))
    .summary('work on jobs, in a process of its own')
    .description('Works on jobs until it is stopped. Beside it, servers run with --no-work.')
    .option('--url <url>', 'where the server answers, as the world sees it')
    .option('--allow-http', 'take a plain http URL')
    .option('--concurrency <number>', 'how many jobs run at a time (10)')
    .action(async (flags) => (await import('./work.ts')).work(flags))

  tool(inhouse.command('migrate'))
    .description('Brings the tables of a database up to date.')
    .option('--plan', 'print what would be done, and do nothing')
    .action(async (flags) => (await import('./migrate.ts')).migrate(flags))

  const keys = inhouse.command('keys').description('The secret keys that backends call with.')
  tool(keys.command('create'))
    .description('Creates a key and prints it, this once.')
    .argument('<name>', 'what it is for')
    .option('--live', 'begin it with sk_live_, not sk_test_')
    .option('--json', 'print JSON')
    .action(async (name, flags) => (await import('./keys.ts')).createKey(name, flags))
  tool(keys.command('list'))
    .description('Lists all keys, the revoked ones too.')
    .option('--json', 'print JSON')
    .action(async (flags) => (await import('./keys.ts')).listKeys(flags))
  tool(keys.command('revoke'))
    .description('Revokes a key: from the next request on it is refused.')
    .argument('<id>', 'as `keys list` shows it')
    .action(async (id, flags) => (await import('./keys.ts')).revokeKey(id, flags))

  const mail = inhouse.command('mail').description('The e-mail that has not been sent.')
  tool(mail.command('list'))
    .description('Lists what has not been sent, and why. It does not tell what stands in it.')
    .option('--json', 'print JSON')
    .action(async (flags) => (await import('./mail.ts')).listMail(flags))
  tool(mail.command('retry'))
    .description('Sends what has failed at once, also what was given up.')
    .argument('[id]', 'one message, as `mail list` shows it')
    .action(async (id, flags) => (await import('./mail.ts')).retryMail(id, flags))

  const jobs = inhouse.command('jobs').description('The work that waits, runs or is dead.')
  tool(jobs.command('list'))
    .description('Lists the newest jobs, or those whose last attempt failed.')
    .option('--dead', 'the dead ones')
    .option('--json', 'print JSON')
    .action(async (flags) => (await import('./jobs.ts')).listJobs(flags))
  tool(jobs.command('retry'))
    .description('Makes a dead job due, with all its attempts.')
    .argument('<id>', 'as `jobs list --dead` shows it')
    .action(async (id, flags) => (await import('./jobs.ts')).retryJob(id, flags))
  tool(jobs.command('discard'))
    .description('Forgets a dead job.')
    .argument('<id>', 'as `jobs list --dead` shows it')
    .action(async (id, flags) => (await import('./jobs.ts')).discardJob(id, flags))

  tool(inhouse.command('doctor'))
    .description('Checks what a server needs, and says what to do where something is missing.')
    .option('--url <url>', 'where it answers, as the world sees it')
    .option('--json', 'print JSON')
    .action(async (flags) => (await import('./doctor.ts')).doctor(flags))

  return inhouse
}

const tool = (command: Command) =>
  command
    .option('--database <file | url>', 'a SQLite file or a postgres:// URL')
    .option('--environment <name>', 'the environment: a file or a schema of its own')

const server = (command: Command) =>
  command
    .option('--port <number>', 'the port (4000)')
    .option('--host <address>', 'the address to listen on (127.0.0.1)')
    .option('--database <file | url>', 'a SQLite file or a postgres:// URL')
    .option('--url <url>', 'where it answers, as the world sees it')
    .option('--trust-proxy <count>', 'how many proxies stand in front')
    .option('--no-rate-limits', 'answer however many requests come')
    .option('--no-work', 'leave the jobs to other processes')

function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
