/**
 * Completes package-lock.json after `npm install`: a registry that lacks some platforms' optional binaries makes npm
 * write a lock file that `npm ci` then rejects ("Missing: … from lock file"). Adds an entry (version, os, cpu) for
 * every optional dependency that a package names and the lock file does not hold. Run: `node cli/lockfile.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
};

const systems = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'wasm32'];

/** What a platform package's name says of the machine it is for, as npm's `os` and `cpu` fields. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu'> {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}) };
}

/** Adds the missing optional entries to a parsed lock file and returns how many there were. */
export function completeLockFile(packages: Record<string, Entry>): number {
  const known = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  let added = 0;
  for (const entry of Object.values(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (known.has(name)) continue;
      known.add(name);
      packages[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
      added++;
    }
  }
  return added;
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const added = completeLockFile(lock.packages);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added} optional platform entries added`);
}
