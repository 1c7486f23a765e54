/** What npm says, what it means, and what to do. The first that matches is told; order matters. */
const causes = [
  [/ENOSPC/, "the disk is full. Free some space (about 2 GB are needed) and start again"],
  [/EROFS/, "the folder is read-only. Clone Colophon to a place where you may write, and start again"],
  [
    /EACCES|EPERM/,
    "a file may not be written. Most often `npm` was once run with sudo here: give the folder back with " +
      '`sudo chown -R "$(id -u)" .` in the checkout (and ~/.npm), and start again without sudo',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY|CERT_HAS_EXPIRED/,
    "the package registry's certificate isn't trusted. Behind a company proxy, point NODE_EXTRA_CA_CERTS at its " +
      "certificate (`export NODE_EXTRA_CA_CERTS=/path/to/ca.pem`); also check this machine's clock",
  ],
  [
    /E407|proxy/i,
    "the proxy refused. Set HTTPS_PROXY (with user and password if it asks), or `npm config set https-proxy …`",
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
    "the package registry can't be reached. Check the network (behind a proxy: HTTPS_PROXY) and start again; " +
      "what was already fetched is kept",
  ],
  [
    /EINTEGRITY/,
    "a fetched package is not the one the lock file names. `npm cache verify`, then start again; if it stays, " +
      "something between you and the registry changes packages, and you should not go on",
  ],
  [
    /EUSAGE|in sync|lock file/i,
    "package.json and package-lock.json don't fit together. `git checkout package-lock.json`, or `npm install` if you changed package.json",
  ],
  [/E404|ETARGET/, "a package isn't to be had from your registry. If you use a mirror, it may be behind: try another"],
  [/E401|E403/, "the registry wants a login, or refuses yours. Check `npm config get registry` and ~/.npmrc"],
  [/\b127\b|ENOENT.*npm|npm ENOENT/, "npm isn't there. On Debian: `apt-get install npm`, and start again"],
];

/**
 * Turns npm's output into one plain sentence that says how to mend it.
 *
 * @param {string} output what npm printed
 * @param {number | null} code its exit status
 * @returns {string} a message for a person, with npm's last lines below
 * @example explainInstallFailure("npm error code ENOSPC", 1) // "Packages could not be installed: the disk is full. …"
 */
export function explainInstallFailure(output, code) {
  if (code === 130) return "The installation was interrupted. Start again: it goes on where it was.";
  const found = causes.find(([pattern]) => pattern.test(`${output} ${code}`));
  const reason = found ? found[1] : `npm ended with status ${code}`;
  const tail = output
    .trim()
    .split("\n")
    .filter(Boolean)
    .slice(-8)
    .map((line) => `    ${line}`)
    .join("\n");
  return `Packages could not be installed: ${reason}.${tail ? `\n  npm said:\n${tail}` : ""}`;
}
