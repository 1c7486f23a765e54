interface Locked {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

/** A package-lock.json, as far as it is of interest here. */
export interface LockFile {
  packages: Record<string, Locked>;
}

/**
 * The optional packages that a lock file should name and doesn't, with the entry each should have.
 *
 * npm leaves an optional package out of the lock file when the registry it was made with doesn't carry it (a mirror that
 * leaves out other platforms' binaries), and `npm ci` then refuses the lock file, everywhere. The entries say for which
 * platform a package is, so that none but that platform ever asks for it.
 *
 * @example Object.assign(lock.packages, missingFromLock(lock))
 */
export function missingFromLock({ packages }: LockFile): Record<string, Locked> {
  const missing: Record<string, Locked> = {};
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const version = range.replace(/^[\^~=v]+/, "");
      const platform = platformOf(name);
      if (platform === null || found(packages, parent, name, version) || found(missing, parent, name, version))
        continue;
      const top = `node_modules/${name}`;
      const place = packages[top] === undefined && missing[top] === undefined ? top : `${parent}/${top}`;
      missing[place] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
    }
  }
  return missing;
}

/** Where Node would find it: beside its parent, or in any folder above. */
function found(packages: Record<string, Locked>, parent: string, name: string, version: string): boolean {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const entry = packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`];
    if (entry !== undefined) return at === parent || entry.version === version;
    if (at === "" || !at.includes("node_modules/")) return at !== "" && found(packages, "", name, version);
  }
}

/** What a package of binaries is for, by its name; null for packages that aren't of binaries. */
function platformOf(name: string): Pick<Locked, "os" | "cpu" | "libc"> | null {
  const match =
    /(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(arm64|arm|amd64|x64|ia32|loong64|mips64el|ppc64|riscv64|s390x)\b/.exec(
      name,
    );
  if (match === null) return null;
  const [, os = "", cpu = ""] = match;
  const libc = /musl/.test(name) ? "musl" : /gnu/.test(name) ? "glibc" : null;
  return { os: [os], cpu: [cpu === "amd64" ? "x64" : cpu], ...(libc === null ? {} : { libc: [libc] }) };
}
