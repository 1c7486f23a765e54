/** What a process started by a test has of the environment of its own: where programs are, and what makes Node start faster. */
export function inherited(): Record<string, string> {
  const names = ["PATH", "NODE_OPTIONS", "NODE_COMPILE_CACHE"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
